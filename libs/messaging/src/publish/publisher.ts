/** A record on its way to Kafka, already serialised. */
export interface OutboundRecord {
  readonly topic: string;
  /** Decides the partition (murmur2, as Java's default partitioner does). Holds no personal data. */
  readonly key: string;
  /** `null` is a tombstone of a compacted topic. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PublishOptions {
  /**
   * Milliseconds from now after which the caller no longer waits; without it, for as long as it takes. The outbox relay
   * gives what is left of its lease and offers the record again after it: it never gives up.
   */
  readonly deadlineMs?: number;
}

/** Where an acknowledged record lies. Given only when its topic **and** partition stood in the broker's answer. */
export interface PublishReceipt {
  readonly topic: string;
  readonly partition: number;
}

export type PublishFailureCode =
  /** The leader is known to be away; nothing was attempted. */
  | 'unavailable'
  /** The deadline passed. The record may still land if it was inside an attempt. */
  | 'deadline'
  /** The bounded queue (records or bytes) is full. */
  | 'queue-full'
  /** Larger than its topic takes; never entered a batch. */
  | 'too-large'
  /** The broker refused this very record (found by halving its batch). */
  | 'refused'
  /** The publisher is closed or closing. */
  | 'closed';

export class PublishError extends Error {
  constructor(
    readonly code: PublishFailureCode,
    message: string,
    /** How long a sender should wait before it repeats, in milliseconds. */
    readonly retryAfterMs = 1_000,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PublishError';
  }
}

/** Publishes with acks=all. Also the Nest injection token. */
export abstract class Publisher {
  /** Resolves once the record is on the log; rejects with a {@link PublishError}, nothing else. */
  abstract publish(record: OutboundRecord, options?: PublishOptions): Promise<PublishReceipt>;
  /** Whether a partition's leader is taken to be reachable now; used for early 503s and readiness. */
  abstract isAvailable(topic: string): boolean;
  /** Waits for what is queued and in flight, refuses what comes after. */
  abstract close(timeoutMs: number): Promise<void>;
}
