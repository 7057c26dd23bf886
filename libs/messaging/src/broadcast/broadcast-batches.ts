import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { textHeaders } from '../kafka/text-headers';
import type { BroadcastTarget } from './broadcast-target';
import type { ReadPositions } from './read-positions';

const HEARTBEAT_EVERY_RECORDS = 200;

/** Hands a batch's records over, each once, and notes how far they go. */
export class BroadcastBatches {
  constructor(
    private readonly target: Pick<BroadcastTarget, 'topic' | 'log' | 'onRecord'>,
    private readonly positions: ReadPositions,
  ) {}

  /** Ends early when the batch is not ours any more. */
  async take({
    batch,
    heartbeat,
    isStale,
    isRunning,
    resolveOffset,
  }: EachBatchPayload): Promise<void> {
    const { partition } = batch;
    let taken = 0;
    for (const message of batch.messages) {
      if (isStale() || !isRunning()) return;
      const offset = BigInt(message.offset);
      if (!this.positions.seen(partition, offset)) await this.handOver(partition, offset, message);
      this.positions.read(partition, offset);
      resolveOffset(message.offset);
      taken += 1;
      if (taken % HEARTBEAT_EVERY_RECORDS === 0) await heartbeat();
    }
    this.positions.read(partition, BigInt(batch.lastOffset()));
  }

  private async handOver(partition: number, offset: bigint, message: KafkaMessage): Promise<void> {
    const { topic, log, onRecord } = this.target;
    const key = message.key?.toString() ?? null;
    try {
      await onRecord({
        topic,
        partition,
        offset,
        key,
        value: message.value,
        headers: textHeaders(message.headers),
      });
    } catch (error) {
      // What one record's reader cannot take must not keep the later ones from it.
      log.error(
        { topic, partition, offset: String(offset), err: error },
        'a broadcast record could not be taken; going on',
      );
    }
  }
}
