import type { AttemptOutcome, PartitionBatch } from './attempt';

/** The leader (broker id, or `NO_LEADER`) of each partition of a topic, by partition number. */
export type Leaders = readonly number[];

/** What the pipelines need of Kafka. */
export interface PipelineTransport {
  /**
   * Sends the batches to one leader in one request with acks=all and settles when nothing of it can reach the log any
   * more: answered, its connection closed, or, after a time-out, once the broker is heard again. Never rejects.
   *
   * @param onOverdue called when the request timed out while the promise stays pending.
   */
  send(
    leader: number,
    batches: readonly PartitionBatch[],
    onOverdue: () => void,
  ): Promise<AttemptOutcome>;
  /** Whether the leader answers at all, on a connection of its own. Never rejects. */
  ping(leader: number): Promise<boolean>;
  /** Leaders of the topics; a topic that is unknown or has an error is missing. Rejects if no broker answers. */
  leaders(topics: readonly string[]): Promise<ReadonlyMap<string, Leaders>>;
}

/** Time, injectable so that tests can move it. */
export interface PipelineTime {
  now(): number;
  /** Calls `run` once after `ms`, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
  /** Calls `run` after what happens in the present turn, so that a burst of records goes together. */
  soon(run: () => void): void;
}
