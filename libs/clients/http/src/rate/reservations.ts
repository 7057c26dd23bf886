/** Callers that are remembered, in windows: five minutes of refusals at a full budget. */
const WINDOWS_AHEAD = 5;
/** Never more than this, whatever the budget: it bounds memory and the cost of leaving the queue. */
const MOST = 10_000;
/** A caller is late by its scheduler's jitter (a fifth of the wait) and polling; a quarter, and this at least, covers both. */
const LATENESS_SHARE = 0.25;
const LEAST_LATENESS_MS = 5_000;

interface Place {
  readonly dueAt: number;
  readonly expiresAt: number;
}

/**
 * Places of callers that were refused and told when to come back, in that order. They hold no slot, they only keep two
 * callers from being told the same one; a place expires when its caller does not come. Callers have no names: whoever
 * asks when a place is due is taken for its owner. Times are milliseconds of one monotonic clock.
 */
export class Reservations {
  private places: Place[] = [];
  private beyond = 0;

  /** How many callers have been told a time that has come, and may still come. */
  due(now: number): number {
    this.forget(now);
    const next = this.places.findIndex(({ dueAt }) => dueAt > now);
    return next < 0 ? this.places.length : next;
  }

  /** Somebody asks: the oldest place that is due is no longer needed. */
  arrived(now: number): void {
    this.forget(now);
    if ((this.places[0]?.dueAt ?? Infinity) <= now) {
      this.places.shift();
    }
  }

  /**
   * Gives a caller the last place. When all are taken it is not remembered, but still told a time of its own beyond them.
   * @param budget sends per window
   * @param waitMs how long the one behind so many others waits
   * @returns that wait, rounded up to whole milliseconds
   */
  reserve(now: number, budget: number, waitMs: (ahead: number) => number): number {
    this.forget(now);
    const most = Math.min(budget * WINDOWS_AHEAD, MOST);
    const isFull = this.places.length >= most;
    if (isFull) {
      this.beyond = (this.beyond + 1) % most;
    }
    const ahead = this.places.length + (isFull ? this.beyond : 0);
    const wait = Math.max(Math.ceil(waitMs(ahead)), 1);
    if (!isFull) {
      const dueAt = now + wait;
      const lateness = Math.max(wait * LATENESS_SHARE, LEAST_LATENESS_MS);
      this.places.push({ dueAt, expiresAt: dueAt + lateness });
    }
    return wait;
  }

  private forget(now: number): void {
    if ((this.places[0]?.expiresAt ?? Infinity) <= now) {
      this.places = this.places.filter(({ expiresAt }) => expiresAt > now);
    }
  }
}
