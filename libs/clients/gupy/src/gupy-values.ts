import {
  integerId,
  listOf,
  maybe,
  number,
  object,
  opaqueId,
  ShapeMismatch,
  text,
  type Shape,
  type ShapeOf,
} from '@ponte/clients/http';

/*
 * What we read of Gupy's answers. Only ids are required: nested objects may be null or missing, and fields come and go.
 * Personal data beyond what a flow asks for (CPF, birth date, address, …) is not read at all.
 */

const named = object({ id: maybe(integerId), name: maybe(text) });

const coded = object({ name: maybe(text), code: maybe(text) });

export const jobShape = object({
  id: integerId,
  name: maybe(text),
  code: maybe(text),
  status: maybe(text),
  /** Lists tell role and branch flat, webhooks as objects; either may be missing. */
  roleName: maybe(text),
  roleCode: maybe(text),
  role: maybe(coded),
  branchName: maybe(text),
  branchCode: maybe(text),
  branch: maybe(coded),
});
export type GupyJob = ShapeOf<typeof jobShape>;

export const stepShape = object({ id: integerId, name: maybe(text), type: maybe(text) });
export type GupyStep = ShapeOf<typeof stepShape>;

const personShape = object({
  id: maybe(integerId),
  name: maybe(text),
  lastName: maybe(text),
  email: maybe(text),
});
export type GupyPerson = ShapeOf<typeof personShape>;

export const applicationShape = object({
  id: integerId,
  score: maybe(number),
  /** `in_process`, `reproved`, `give_up`, `hired`, … */
  status: maybe(text),
  createdAt: maybe(text),
  updatedAt: maybe(text),
  tags: maybe(listOf(text)),
  candidate: maybe(personShape),
  /** Who was added by hand in Gupy; then `candidate` is absent. */
  manualCandidate: maybe(personShape),
  currentStep: maybe(object({ id: maybe(integerId), name: maybe(text), status: maybe(text) })),
  job: maybe(named),
});
export type GupyApplication = ShapeOf<typeof applicationShape>;

const textOrEmpty: Shape<string> = (value) => (typeof value === 'string' ? value : '');

/** Not even the id is required: a comment left out of the list would be taken as not written. */
export const commentShape = object({
  id: maybe(integerId),
  text: textOrEmpty,
  createdAt: maybe(text),
});
export type GupyComment = ShapeOf<typeof commentShape>;

/** `clientHeaders` are not echoed by the API; the `action` of an answer need not be the one that was sent. */
export const webhookShape = object({
  id: opaqueId,
  action: maybe(text),
  postbackUrl: maybe(text),
  status: maybe(text),
  techOwnerName: maybe(text),
  techOwnerEmail: maybe(text),
});
export type GupyWebhook = ShapeOf<typeof webhookShape>;

/** All of a webhook: an update is a full one, what is left out is lost. */
export interface GupyWebhookDraft {
  /** The one event, e.g. `application.moved`. */
  readonly action: string;
  readonly status: 'active' | 'inactive';
  /** Public HTTPS address, at most 2,048 characters. */
  readonly postbackUrl: string;
  readonly techOwnerName: string;
  readonly techOwnerEmail: string;
  /** Should hold `content-type`: setting any header drops the default one. Values are secrets. */
  readonly clientHeaders: Readonly<Record<string, string>>;
}

/** One page of a list. */
export interface GupyPage<T> {
  readonly items: readonly T[];
  /** Items that could not be read (without an id, or with one beyond 2^53 − 1). */
  readonly skipped: number;
  readonly page: number;
  readonly totalPages?: number;
  readonly totalResults?: number;
}

const count: Shape<number> = (value, at) => (value === 0 ? 0 : integerId(value, at));
const totals = object({ totalPages: maybe(count), totalResults: maybe(count) });

const anyList: Shape<readonly unknown[]> = (value, at) => {
  if (!Array.isArray(value)) {
    throw new ShapeMismatch(at, 'a list');
  }
  return value;
};
const envelope = object({ results: anyList });

/** `{results, totalResults, page, totalPages}`, any of the numbers missing; a bare list will do too. */
export function pageShape<T>(item: Shape<T>, page: number): Shape<GupyPage<T>> {
  return (value, at) => {
    const isBare = Array.isArray(value);
    const raw = isBare ? value : envelope(value, at).results;
    const items = listOf(item)(raw, `${at}/results`);
    const counts = isBare ? {} : totals(value, at);
    return { items, skipped: raw.length - items.length, page, ...counts };
  };
}
