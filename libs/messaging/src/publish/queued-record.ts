import type { OutboundRecord, PublishError, PublishReceipt } from './publisher';

/** A record between `publish()` and the answer to its caller. */
export interface QueuedRecord {
  readonly record: OutboundRecord;
  /** What it takes inside a batch, in bytes. */
  readonly bytes: number;
  /** Epoch milliseconds after which the caller no longer waits; `Infinity` for outbox records. */
  readonly deadlineAt: number;
  /** Whether the caller has been answered; a record inside an attempt may be answered (`deadline`) and land later. */
  settled: boolean;
  readonly resolve: (receipt: PublishReceipt) => void;
  readonly reject: (error: PublishError) => void;
}
