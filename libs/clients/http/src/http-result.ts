/** How a failed call is to be treated; the table stands in docs/clients.md. */
export type CallFailureClass =
  'transient' | 'throttled' | 'unavailable' | 'permanent' | 'ambiguous';

/** What went wrong, as a bounded label for metrics and for a console that words it in another language. */
export type CallFault =
  /** No connection: refused, DNS, TLS, or no free connection in time. The request was not sent. */
  | 'unreachable'
  | 'time-out'
  /** The connection broke after the request had begun to leave. */
  | 'reset'
  /** An answer came that cannot be read: HTML, cut off, of another shape, larger than allowed. */
  | 'unreadable'
  /** An HTTP status that says no. */
  | 'status'
  | 'breaker-open'
  /** The local share of the host's rate budget is used up. */
  | 'budget'
  /** The caller gave up (shutdown). */
  | 'aborted'
  /** The request was never fit to be sent (credential unreadable, personal data in a URL). */
  | 'not-sendable';

/** A call that did not succeed, as a value. A performer of a task may return it as it is. */
export interface CallFailure {
  readonly ok: false;
  readonly class: CallFailureClass;
  /** For an operator: which system, method, path template and what happened. No body, no personal data, no secret. */
  readonly reason: string;
  readonly fault: CallFault;
  /** Earliest repeat in milliseconds from now (`Retry-After`, the rate budget, the breaker's next probe). */
  readonly retryAfterMs?: number;
  /** For `unavailable`: `party` = the credential, `endpoint` = this method and path with that credential. */
  readonly scope?: 'party' | 'endpoint';
  /** HTTP status, if there was an answer. */
  readonly status?: number;
  /**
   * This process decided without asking (its breaker is open, its part of the budget is used up): tells nothing new about
   * the other system, and other processes may be getting through. A shared pause is not to be renewed because of it.
   */
  readonly local?: true;
}

/** Headers of an answer; names in lower case, repeated ones joined by a comma. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** A call that succeeded. */
export interface HttpAnswer<T> {
  readonly ok: true;
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: T;
}

export type HttpResult<T> = HttpAnswer<T> | CallFailure;
