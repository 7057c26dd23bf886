import type { PartitionQueue } from './partition-queue';
import type { QueuedRecord } from './queued-record';

/** The records of one partition inside an attempt, in log order. */
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly QueuedRecord[];
}

/**
 * What is to blame for a failed attempt. kafkajs throws at the first partition's error, so a failure says nothing about
 * any single record of the attempt.
 *
 * - `leader`: the connection (refused, closed, silent): every partition of that leader waits.
 * - `route`: the leadership lies elsewhere or the topic is gone: read the metadata anew.
 * - `partition`: the broker answered, but cannot take this partition now (too few in-sync replicas, no permission).
 * - `record`: the broker will never take one of these records: halve until it is alone.
 */
export type Blame = 'leader' | 'route' | 'partition' | 'record';

export type AttemptOutcome =
  /** `covered` names each partition (`topic/partition`) that stood in the answer without an error. */
  | { readonly kind: 'answered'; readonly covered: ReadonlySet<string> }
  | { readonly kind: 'failed'; readonly blame: Blame; readonly reason: string };

/** One `sendBatch` to one leader. */
export interface Attempt {
  readonly leader: number;
  readonly startedAt: number;
  readonly batches: Map<PartitionQueue, readonly QueuedRecord[]>;
  /** Its request timed out but may still be read by the broker. */
  overdue: boolean;
}
