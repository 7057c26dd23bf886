import type { PonteLogger } from '@ponte/platform';
import type { Batch, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { ConsumeAttempts, TopicPartition } from '../inbox/consume-attempts';
import type { ConsumerState } from './consumer-state';
import type { Incoming } from './incoming';
import { OffsetCommits } from './offset-commits';
import { startPacemaker } from './pacemaker';
import { PartitionPauses } from './partition-pauses';
import type { SliceOutcome, SliceProcessor } from './slice-processor';
import type { SliceSizers } from './slice-sizers';

/** How often a busy consumer offers a heartbeat; kafkajs sends one if its interval (3 s at most) has passed. */
const PACE_MS = 250;

/** Errors of a heartbeat that say: the group has moved on, finish the slice and let go. */
const LET_GO = new Set(['REBALANCE_IN_PROGRESS', 'UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION']);

export interface BatchConsumerParts {
  readonly processor: SliceProcessor;
  readonly attempts: ConsumeAttempts;
  readonly state: ConsumerState;
  readonly log: PonteLogger;
  readonly sizers: SliceSizers;
  /** Whether the service is leaving: each batch ends after its present slice. */
  readonly stopping: () => boolean;
  /** Judges one message of a (prefixed) topic. */
  readonly read: (topic: string, partition: number, message: KafkaMessage) => Incoming;
  /** Contract topic of a prefixed one. */
  readonly plainTopic: (topic: string) => string;
}

/**
 * Works off one consumer's batches slice by slice: transaction, then offset. Nothing that goes wrong reaches kafkajs,
 * whose answer to an exception is to fetch the same batch again at once, for all partitions.
 *
 * One per consumer: pauses and offsets are those of its connection and generation. A consumer that was left to itself
 * may still come to an end, or to a batch, when its successor reads the same partitions.
 */
export class BatchConsumer {
  private readonly pauses = new PartitionPauses();
  private readonly running = new Set<Promise<void>>();
  private readonly commits = new OffsetCommits((partition, error) =>
    this.parts.log.warn({ err: error, partition }, 'an offset was not committed'),
  );
  private rebalancing = false;
  private gone = false;

  constructor(private readonly parts: BatchConsumerParts) {}

  readonly eachBatch = (payload: EachBatchPayload): Promise<void> => {
    // Not even looked at: what is recorded of the partition is its next reader's.
    if (this.gone) return Promise.resolve();
    const handled = this.handle(payload).finally(() => this.running.delete(handled));
    this.running.add(handled);
    return handled;
  };

  /** Resolves once no batch is being handled. */
  async idle(): Promise<void> {
    await Promise.all(this.running);
  }

  private async handle(payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const at: TopicPartition = { topic: this.parts.plainTopic(topic), partition };
    const pacemaker = startPacemaker(payload.heartbeat, PACE_MS, (error) =>
      this.heartbeatFailed(error),
    );
    try {
      await this.work(at, payload);
    } catch (error) {
      this.parts.log.error({ err: error, ...at }, 'a batch failed outside its slices');
      this.rest(at, payload, error);
    } finally {
      pacemaker.stop();
    }
  }

  /** A new generation of the group, or a heartbeat that was answered: batches may run. */
  member(): void {
    this.rebalancing = false;
  }

  /** The consumer is gone: its batches end after their present slice, and nothing of it is resumed or committed again. */
  left(): void {
    this.gone = true;
    this.pauses.clear();
    this.commits.clear();
  }

  private get ending(): boolean {
    return this.gone || this.rebalancing || this.parts.stopping();
  }

  private async work(at: TopicPartition, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const sizer = this.parts.sizers.of(at);
    const leave = (): boolean => this.ending || !payload.isRunning() || payload.isStale();
    let position = 0;
    while (position < batch.messages.length && !leave()) {
      const messages = batch.messages.slice(position, position + sizer.next());
      const begun = performance.now();
      const outcome = await this.slice(at, batch, messages, leave);
      if (outcome.outage !== undefined && outcome.settled === 0) sizer.failed(messages.length);
      else sizer.took(outcome.settled, performance.now() - begun);
      position += outcome.settled;
      const last = messages[outcome.settled - 1];
      if (last) await this.settled(at, payload, last.offset);
      if (outcome.outage !== undefined) return this.rest(at, payload, outcome.outage);
      this.pauses.well(at);
    }
    if (position < batch.messages.length) await this.parts.attempts.abandon(at);
  }

  private async slice(
    at: TopicPartition,
    { topic, partition }: Batch,
    messages: readonly KafkaMessage[],
    leave: () => boolean,
  ): Promise<SliceOutcome> {
    const endSlice = this.parts.state.slice();
    try {
      const slice = messages.map((message) => this.parts.read(topic, partition, message));
      const offsets = messages.map((message) => BigInt(message.offset));
      return await this.parts.processor.process(at, slice, offsets, leave);
    } finally {
      endSlice();
    }
  }

  /** Only now the offset: dying before it means that the inbox meets these events again, and knows them. */
  private async settled(
    at: TopicPartition,
    payload: EachBatchPayload,
    offset: string,
  ): Promise<void> {
    const { topic, partition } = payload.batch;
    payload.resolveOffset(offset);
    const next = (BigInt(offset) + 1n).toString();
    await this.commits.commit(
      `${at.topic}/${at.partition}`,
      () =>
        payload.commitOffsetsIfNecessary({
          topics: [{ topic, partitions: [{ partition, offset: next }] }],
        }),
      () => payload.isRunning() && !payload.isStale(),
    );
  }

  private rest(at: TopicPartition, payload: EachBatchPayload, outage: unknown): void {
    if (this.ending) return;
    const resume = payload.pause();
    const delayMs = this.pauses.rest(at, resume);
    this.parts.log.warn(
      { err: outage, ...at, delayMs },
      'the database is away or busy; the same slice again later',
    );
  }

  private heartbeatFailed(error: unknown): void {
    const type = (error as { type?: unknown }).type;
    if (typeof type === 'string' && LET_GO.has(type)) this.rebalancing = true;
    this.parts.log.debug({ err: error }, 'a heartbeat failed');
  }
}
