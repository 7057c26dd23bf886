/**
 * At most `limit` sends in any window of `windowMs`, exactly: it keeps the times of the last `limit` sends (900 numbers at
 * Gupy's limit). A token bucket would let through burst + rate, up to twice the budget, in one window.
 * Times are milliseconds of any monotonic clock.
 */
export class SlidingWindow {
  private readonly times: Float64Array;
  /** Where the next send is written; also the oldest of the remembered sends. */
  private next = 0;

  constructor(
    readonly limit: number,
    readonly windowMs: number,
  ) {
    this.times = new Float64Array(limit).fill(-Infinity);
  }

  /**
   * Milliseconds until a send is within the limit; 0 if it is now.
   * @param ahead how many sends have their turn first
   * @param limit a lower limit than the window's own, for work that leaves a reserve
   */
  waitMs(now: number, ahead = 0, limit = this.limit): number {
    const rounds = Math.floor(ahead / limit);
    const oldest = (this.next + this.limit - limit + (ahead % limit)) % this.limit;
    return (
      Math.max((this.times[oldest] ?? -Infinity) + this.windowMs - now, 0) + rounds * this.windowMs
    );
  }

  take(now: number): void {
    this.times[this.next] = now;
    this.next = (this.next + 1) % this.limit;
  }

  /** The same history under a lower limit. */
  tightened(limit: number): SlidingWindow {
    const tighter = new SlidingWindow(limit, this.windowMs);
    for (let index = this.limit - limit; index < this.limit; index += 1) {
      tighter.take(this.times[(this.next + index) % this.limit] ?? -Infinity);
    }
    return tighter;
  }
}
