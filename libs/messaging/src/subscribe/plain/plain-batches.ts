import type { PonteLogger } from '@ponte/platform';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { pause } from '../../kafka/pause';
import { OffsetCommits } from '../offset-commits';
import { startPacemaker } from '../pacemaker';
import type { RawRecord } from '../raw-record';

/** Waits before a record is handled again, in milliseconds; the last repeats for as long as it takes. */
const AGAIN_MS = [200, 500, 1_000, 2_000, 5_000];
/** As of the inbox's consumers: kafkajs sends one if its interval has passed. */
const PACE_MS = 250;

export interface PlainBatchesParts {
  readonly handle: (record: RawRecord, leaving: AbortSignal) => Promise<void>;
  readonly read: (topic: string, partition: number, message: KafkaMessage) => RawRecord;
  /** Aborts when the process leaves. */
  readonly leaving: AbortSignal;
  readonly log: PonteLogger;
}

/** Works off one plain consumer's batches record by record: handled, then committed. One per consumer. */
export class PlainBatches {
  private readonly running = new Set<Promise<void>>();
  private readonly gone = new AbortController();
  private readonly commits: OffsetCommits;
  private readonly leaving: AbortSignal;

  constructor(private readonly parts: PlainBatchesParts) {
    this.leaving = AbortSignal.any([parts.leaving, this.gone.signal]);
    this.commits = new OffsetCommits((partition, error) =>
      parts.log.warn({ err: error, partition }, 'an offset was not committed'),
    );
  }

  readonly eachBatch = (payload: EachBatchPayload): Promise<void> => {
    const handled = this.work(payload).finally(() => this.running.delete(handled));
    this.running.add(handled);
    return handled;
  };

  /** Resolves once no batch is being handled. */
  async idle(): Promise<void> {
    await Promise.all(this.running);
  }

  /** Nothing rests here: whether a batch may go on, its own payload says. */
  member(): void {
    return undefined;
  }

  /** The consumer is gone: its batches end after their present record. */
  left(): void {
    this.gone.abort();
    this.commits.clear();
  }

  private async work(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const pacemaker = startPacemaker(payload.heartbeat, PACE_MS, (error) =>
      this.parts.log.debug({ err: error }, 'a heartbeat failed'),
    );
    const ours = (): boolean => !this.leaving.aborted && payload.isRunning() && !payload.isStale();
    try {
      for (const message of messages) {
        const record = this.parts.read(topic, partition, message);
        if (!ours() || !(await this.persist(record, ours))) return;
        payload.resolveOffset(message.offset);
        const offset = (BigInt(message.offset) + 1n).toString();
        const commit = { topics: [{ topic, partitions: [{ partition, offset }] }] };
        await this.commits.commit(
          `${topic}/${partition}`,
          () => payload.commitOffsetsIfNecessary(commit),
          ours,
        );
      }
    } finally {
      pacemaker.stop();
    }
  }

  /** Until it is handled. `false` if the partition is not ours any more before that. */
  private async persist(record: RawRecord, ours: () => boolean): Promise<boolean> {
    for (let failures = 0; ; failures += 1) {
      try {
        await this.parts.handle(record, this.leaving);
        return true;
      } catch (error) {
        const delayMs = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? 0;
        const { topic, partition, offset } = record;
        this.parts.log.warn(
          { err: error, topic, partition, offset, delayMs },
          'a record was not handled; the same again later',
        );
        await pause(delayMs, this.leaving);
        if (!ours()) return false;
      }
    }
  }
}
