import type { TopicPartition } from '../inbox/consume-attempts';

/** Delays before the same slice is tried again, in milliseconds; the last one repeats for as long as it takes. */
const DELAYS_MS = [200, 500, 1_000, 2_000, 5_000];

/**
 * Partitions whose slice met an outage of the database rest here, without their records being held in memory: they are
 * fetched again afterwards, and partitions that are well go on meanwhile.
 */
export class PartitionPauses {
  private readonly failures = new Map<string, number>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  /** Rests a partition, longer with each failure in a row. Returns the delay in milliseconds. */
  rest(at: TopicPartition, resume: () => void): number {
    const key = `${at.topic}/${at.partition}`;
    const failures = this.failures.get(key) ?? 0;
    const delayMs = DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)] ?? 0;
    this.failures.set(key, failures + 1);
    clearTimeout(this.timers.get(key));
    const timer = setTimeout(() => {
      this.timers.delete(key);
      resume();
    }, delayMs);
    timer.unref();
    this.timers.set(key, timer);
    return delayMs;
  }

  /** The partition's slice went through. */
  well(at: TopicPartition): void {
    this.failures.delete(`${at.topic}/${at.partition}`);
  }

  /** Partitions that rest now, for readiness and logs. */
  get resting(): number {
    return this.timers.size;
  }

  /** The consumer is gone, and its pauses with it. */
  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.failures.clear();
  }
}
