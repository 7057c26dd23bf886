/** How a failure is treated; see docs/tasks.md for the table. */
export type FailureClass = 'transient' | 'throttled' | 'unavailable' | 'permanent' | 'ambiguous';

/** An outside call that did not succeed, as a value. Clients return the same shape. */
export interface TaskFailure {
  readonly class: FailureClass;
  /** For an operator: what happened and where; no personal data, no secret. */
  readonly reason: string;
  /** Earliest repeat in milliseconds from now (`Retry-After`, or the local budget). */
  readonly retryAfterMs?: number;
  /** For `unavailable`: what pauses. `party` = the credential, `endpoint` = this kind with that credential. */
  readonly scope?: 'party' | 'endpoint';
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /**
   * Whether no call was made: this process refused it (its breaker is open, its budget used up, the request not fit to be
   * sent). Without it, `throttled` and `unavailable` without a status are taken for such.
   */
  readonly local?: boolean;
}

/** What a performer returns. */
export type TaskOutcome<R = void> = { readonly class: 'done'; readonly result: R } | TaskFailure;

/** What `reconcile()` found in the other system after an ambiguous attempt. */
export type Reconciliation<R = void> =
  | { readonly found: 'done'; readonly result: R }
  /** Surely not there: the call may be repeated. */
  | { readonly found: 'absent' }
  /** Cannot tell: the task becomes `unknown`, for a person. */
  | { readonly found: 'unknown'; readonly reason: string }
  /** The look-up itself failed: tried again by the class. */
  | TaskFailure;

/** The end that a task reached, handed to the performer inside the settling transaction. */
export type Settlement<R = void> =
  /** `by: 'operator'`: a person said so; `result` is then what that person gave, which may be `undefined`. */
  | { readonly state: 'done'; readonly result: R; readonly by?: 'operator' }
  | { readonly state: 'parked'; readonly reason: string; readonly status?: number }
  | { readonly state: 'unknown'; readonly reason: string }
  /** A person decided that it shall not be done. */
  | { readonly state: 'discarded'; readonly reason: string };
