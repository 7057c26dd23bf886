const DELAYS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
/** A worker that lived this long died of something new. */
const STABLE_MS = 60_000;

/** How long to wait before a dead worker is replaced: a worker that dies at once must not spin the machine. */
export class RestartDelays {
  private deaths = 0;

  /** `livedMs`: how long the dead worker had run. */
  next(livedMs: number): number {
    if (livedMs >= STABLE_MS) this.deaths = 0;
    const delayMs = DELAYS_MS[Math.min(this.deaths, DELAYS_MS.length - 1)] ?? 30_000;
    this.deaths++;
    return delayMs;
  }
}
