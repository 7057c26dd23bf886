/** What kind of outside call a task performs, declared once with `defineTask`. */
export interface TaskKind<P extends object = object> {
  /** Stable name in the database, e.g. `gupy.write-tag`. */
  readonly name: string;
  /** Whether repeating the call changes nothing more. Decides what a time-out, a 5xx or a crash means. */
  readonly idempotent: boolean;
  /** Time-out of the outside call in milliseconds; the lease is this plus 30 s. */
  readonly callTimeoutMs: number;
  /** Calls of this kind at once in one process. */
  readonly concurrency: number;
  /** What a parked or unknown task does to the tasks behind it: `hold` its lane (order matters) or `skip`. */
  readonly onHold: 'hold' | 'skip';
  /** Several lane heads of one group in one call: how many at most, and how long to wait for them (≤ 200 ms). */
  readonly batch?: { readonly size: number; readonly fillMs: number };
  /** Delays between attempts of class `transient`, in milliseconds; the task is parked after the last. */
  readonly delaysMs?: readonly number[];
  /**
   * How long after an ambiguous attempt `reconcile()` looks, in milliseconds (default 5,000): a call that timed out may
   * still be at work over there, and a look that comes too early would wrongly find nothing.
   */
  readonly reconcileAfterMs?: number;
  /** Type marker only. */
  readonly payload?: P;
}

/** A task to be enqueued. */
export interface TaskDraft<P extends object = object> {
  /** Order is kept within a lane, e.g. `gupy/acme/529925562`; no personal data. */
  readonly lane: string;
  /** Whose credential is used, e.g. `gupy:acme`: the unit that pauses when the credential is refused. */
  readonly party: string;
  /** Groups lane heads of a batched kind; by default the party. */
  readonly group?: string;
  /** What the performer needs, as JSON of at most 256 KiB; personal data only sealed. */
  readonly payload: P;
  /** Enqueuing the same key of a kind twice is one task, for as long as the first one's row is kept (`TASK_RETENTION_DAYS` after its end). */
  readonly dedupeKey?: string;
  /** Not before; by default now. */
  readonly notBefore?: Date;
  /** Shown to operators, e.g. the screening's id. */
  readonly subject?: string;
  /** Id of the event that caused it; by default the one being heard. */
  readonly causationId?: string;
  /** W3C trace context in which it is performed; by default the one in which it is enqueued. */
  readonly traceparent?: string;
}
