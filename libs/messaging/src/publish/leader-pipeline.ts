import type { Attempt } from './attempt';
import { formBatch, type BatchLimits } from './form-batch';
import { LeaderHealth, type HealthLimits } from './leader-health';
import type { PartitionQueue } from './partition-queue';
import type { QueuedRecord } from './queued-record';

/** 50 ms doubled up to 500 ms: a leader that is back must be noticed well within a second. */
const BACKOFF_MS = [50, 100, 200, 400, 500] as const;

/** Milliseconds to wait after so many failures in a row. */
export function backoffMs(failures: number): number {
  return BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? 0;
}

/** One leader's pipeline: at most one attempt in flight; the next batch forms meanwhile from what has queued. */
export class LeaderPipeline {
  /** Partitions that this leader leads and that hold records, the one served longest ago first. */
  readonly active = new Set<PartitionQueue>();
  readonly health: LeaderHealth;
  attempt: Attempt | undefined;
  failures = 0;
  retryAt = 0;
  /** A dispatch is already due in this turn. */
  due = false;
  pinging = false;
  nextPingAt = 0;

  constructor(
    readonly leader: number,
    limits: HealthLimits,
  ) {
    this.health = new LeaderHealth(`broker ${leader}`, limits);
  }

  /** The next attempt's records, or `undefined` if it is not its turn or nothing may go. */
  nextBatch(now: number, limits: BatchLimits): Map<PartitionQueue, QueuedRecord[]> | undefined {
    if (this.attempt || now < this.retryAt) return undefined;
    const eligible = [...this.active].filter(
      (partition) => !partition.inFlight && partition.retryAt <= now,
    );
    const batch = formBatch(eligible, limits);
    if (batch.size === 0) return undefined;
    for (const partition of batch.keys()) {
      this.active.delete(partition);
      this.active.add(partition);
    }
    return batch;
  }

  /** Whether nothing waits here and nothing is under way. */
  get idle(): boolean {
    if (this.attempt) return false;
    for (const partition of this.active) if (partition.waiting > 0) return false;
    return true;
  }
}
