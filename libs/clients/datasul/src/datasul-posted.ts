import type { DatasulError } from './error/datasul-error';
import type { RawBody } from './raw-body';
import type { ReplyEntry } from './reply/reply-entry';

/**
 * Why a call that was sent has no answer that can be relied on. `aborted`: the caller gave it up while it was under way.
 * `empty`, `html`: under a status that says success. `truncated`: the body broke off, or is JSON
 * that cannot be read to its end, at whatever status.
 */
export type NoAnswer =
  'time-out' | 'reset' | 'aborted' | 'truncated' | 'empty' | 'html' | 'unreadable';

/**
 * What became of one call. Only `not-sent` says for sure that Datasul saw nothing; what each of the others allows is the
 * caller's matter.
 */
export type DatasulPosted =
  /** The body has a `response`, whatever the status. `entries` may be empty under a status that says success. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly entries: readonly ReplyEntry[];
      readonly raw: RawBody;
    }
  /** Not one byte of the request left. `credential`: because user or password cannot be read. */
  | { readonly kind: 'not-sent'; readonly reason: string; readonly credential: boolean }
  /** 429. */
  | {
      readonly kind: 'throttled';
      readonly status: 429;
      readonly retryAfterMs?: number;
      readonly error?: DatasulError;
      readonly raw: RawBody;
    }
  | {
      readonly kind: 'credential';
      readonly status: 401 | 403;
      readonly error?: DatasulError;
      readonly raw: RawBody;
    }
  /** 400 for the whole call, with an error in one of TOTVS's own shapes. */
  | {
      readonly kind: 'refused-call';
      readonly status: 400;
      readonly error: DatasulError;
      readonly raw: RawBody;
    }
  /** Any other status (or 400 without a recognised error, or 2xx with other JSON), certainly without `response`. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly error?: DatasulError;
      readonly retryAfterMs?: number;
      readonly raw: RawBody;
    }
  /** Sent, and no telling what it did. `status` and `raw` if a status came. */
  | {
      readonly kind: 'no-answer';
      readonly why: NoAnswer;
      readonly reason: string;
      readonly status?: number;
      readonly raw?: RawBody;
    };
