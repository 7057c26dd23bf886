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
    this.noticeRestart(batch);
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

  /**
   * A topic that was lost and made again begins anew: its records would pass for ones that were read. Told by both its
   * end and a record that lie before what was read; one of them alone may be a new leader that is not up to date yet.
   */
  private noticeRestart({ partition, messages, highWatermark }: EachBatchPayload['batch']): void {
    const [first] = messages;
    const end = BigInt(highWatermark);
    if (!first || end >= (this.positions.position(partition) ?? 0n)) return;
    if (!this.positions.seen(partition, BigInt(first.offset))) return;
    this.positions.restart(partition, BigInt(first.offset), end);
    this.target.log.warn(
      { topic: this.target.topic, partition },
      'the topic ends before what was read: it was made anew and is read from its beginning',
    );
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
