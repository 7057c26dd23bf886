import type { PathTemplate } from './path';
import type { Decode } from './shape/decode';

export type HttpMethod = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

export type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/**
 * What to do when the host's rate budget is used up:
 * - `now`: fail with class `throttled` at once; for tasks, which are scheduled again for the time that it names.
 * - `wait`: wait for a turn, before background work; for reads somebody is waiting for.
 * - `background`: wait for a turn behind everything else and leave a reserve to it; for reconciliation.
 */
export type Pace = 'now' | 'wait' | 'background';

/** What a caller may set on any call of a client. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** By default `now`. */
  readonly pace?: Pace;
  /** For `wait` and `background`: give up waiting for a turn after this long, with class `throttled`. */
  readonly maxWaitMs?: number;
  /** Of one attempt, from the turn to the last byte; by default the client's. */
  readonly timeoutMs?: number;
}

/** One call, described. `T` is what its answer is decoded to. */
export interface HttpRequest<T> extends CallOptions {
  readonly method: HttpMethod;
  readonly path: PathTemplate;
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as `application/x-www-form-urlencoded` instead, as OAuth 2 token endpoints want it. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whether repeating it changes nothing more; by default true for all methods but POST and PATCH. */
  readonly idempotent?: boolean;
  /** Statuses besides 2xx that are an answer for this call, e.g. 409 where "already there" is success. */
  readonly accept?: readonly number[];
  readonly decode: Decode<T>;
}

/** Whether a repeat of the request changes nothing more than the request did. */
export function isIdempotent(
  request: Pick<HttpRequest<unknown>, 'method' | 'idempotent'>,
): boolean {
  return request.idempotent ?? (request.method !== 'POST' && request.method !== 'PATCH');
}
