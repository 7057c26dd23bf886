import type { ReplyEntry } from '../reply/reply-entry';

/**
 * Why the outcome of a rubrica cannot be told from the reply:
 * - `no-entry`: no entry of the reply fits it
 * - `ambiguous`: entries fit it that may belong to another, or that say different things
 * - `status`: its entry says neither S nor E
 */
export type UnknownReason = 'no-entry' | 'ambiguous' | 'status';

/** What became of one rubrica that was sent. */
export type LineOutcome =
  /** Datasul's words, '' if it said none. */
  | { readonly state: 'accepted' | 'refused'; readonly message: string }
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly message?: string };

export interface Correlation {
  /** One per rubrica sent, in the order sent. */
  readonly outcomes: readonly LineOutcome[];
  /** Entries that settled nothing, for the record. */
  readonly leftover: readonly ReplyEntry[];
}
