import { defineTask } from '@ponte/messaging';

/**
 * Bound of one outside call of this service in milliseconds; clients' own time-outs lie 5 s below it. It is also what a
 * killed process delays its calls by (plus 30 s of lease), so it is no longer than patience with a slow platform asks for.
 */
export const CALL_TIMEOUT_MS = 20_000;

/** Asks the validation platform; personal data stay sealed until the call. */
export interface RequestOrder {
  readonly screeningId: string;
  readonly provider: string;
  readonly screening: string;
  readonly step: { readonly id: number | null; readonly name: string | null };
  readonly job: { readonly id: number; readonly name: string | null };
  /** Source and id of the person that `candidate` was sealed for. */
  readonly source: string;
  readonly candidateId: number | null;
  /** `sealed.candidate` of the event; absent if the event carried no candidate. */
  readonly candidate?: string;
}

/** One write into an application at Gupy. */
export interface GupyWrite {
  readonly screeningId: string;
  readonly round: number;
  readonly position: number;
  readonly source: string;
  readonly jobId: number;
  readonly applicationId: number;
  /** The tag or comment, sealed for purpose `text`. */
  readonly text: string;
}

/** Which write of which result: the key of its task and of its row. */
export function writeKey({
  screeningId,
  round,
  position,
}: Pick<GupyWrite, 'screeningId' | 'round' | 'position'>): string {
  return `${screeningId}/${round}/${position}`;
}

/**
 * The platform's own setting decides whether an order may be repeated, so the kind is declared as not idempotent and
 * `reconcile` answers by that setting.
 */
export const REQUEST_ORDER = defineTask<RequestOrder>({
  name: 'validation.request-order',
  idempotent: false,
  callTimeoutMs: CALL_TIMEOUT_MS,
  concurrency: 8,
  onHold: 'skip',
});

/** Tags hold their lane: a later tag of a correction must not be overtaken by an earlier one. */
export const REMOVE_TAG = defineTask<GupyWrite>({
  name: 'gupy.remove-tag',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'hold',
});
export const WRITE_TAG = defineTask<GupyWrite>({
  name: 'gupy.write-tag',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'hold',
});

/** Comments do not hold: one that needs a person says nothing about the next. */
export const WRITE_COMMENT = defineTask<GupyWrite>({
  name: 'gupy.write-comment',
  idempotent: false,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'skip',
});
