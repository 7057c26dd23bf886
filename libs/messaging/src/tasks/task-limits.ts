/**
 * Limits of a kind that are settings and not code, e.g. a customer's time-out: what a performer gives counts instead of
 * what `defineTask` says. Read once at start, after the constructor of the performer.
 */
export interface TaskLimits {
  /** Time-out of a call in milliseconds, 1 … 3,600,000; the lease is this plus 30 s. */
  readonly callTimeoutMs?: number;
  /** Calls of this kind at once in one process, 1 … 1,000. */
  readonly concurrency?: number;
  /**
   * Of a batched kind: most tasks of one call of this group. `batch.size` stays the ceiling; an answer outside
   * 1 … `batch.size` is clamped to that range. Asked at each claim, so it must be quick and must not throw.
   */
  batchSizeOf?(group: string): number;
  /**
   * Of a batched kind: most calls of this group at once in one process, so that a slow group takes no other's place; without
   * it, or when its answer is not a number from 1 up, only `concurrency` counts. Asked at each claim, like `batchSizeOf`.
   */
  concurrencyOf?(group: string): number;
}
