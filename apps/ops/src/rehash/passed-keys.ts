/** Other lookup keys than the first: those that may go, and those under which something may stand still. */
export interface PassedKeys {
  readonly free: number;
  readonly left: number;
  /** Processes that write by another key. */
  readonly writers: readonly string[];
}

/** Whether something may stand under another key, or come to stand there. */
export function isHeld({ left, writers }: PassedKeys): boolean {
  return left > 0 || writers.length > 0;
}
