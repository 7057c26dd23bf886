/** Delays before a key is tried again, in milliseconds; the last repeats: outbox records are never given up. */
const DELAYS_MS = [100, 300, 1_000, 3_000, 10_000];

/** A key that was not tried this long after it was due is no longer ours (its shard has another owner): forgotten. */
const FORGET_MS = 300_000;

/** Keys whose oldest record could not be sent: they wait, others go on. */
export class HeldKeys {
  private readonly held = new Map<string, { failures: number; until: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  failed(key: string): void {
    const failures = (this.held.get(key)?.failures ?? 0) + 1;
    const delayMs = DELAYS_MS[Math.min(failures, DELAYS_MS.length) - 1] ?? 0;
    this.held.set(key, { failures, until: this.now() + delayMs });
  }

  sent(key: string): void {
    this.held.delete(key);
  }

  /** Keys that must not be tried yet. */
  waiting(): string[] {
    const now = this.now();
    for (const [key, { until }] of this.held) if (until + FORGET_MS < now) this.held.delete(key);
    return [...this.held].filter(([, { until }]) => until > now).map(([key]) => key);
  }

  /** Milliseconds until the next key is due, `Infinity` if none waits. */
  nextDueMs(): number {
    const now = this.now();
    return Math.min(
      ...[...this.held.values()].filter(({ until }) => until > now).map(({ until }) => until - now),
    );
  }
}
