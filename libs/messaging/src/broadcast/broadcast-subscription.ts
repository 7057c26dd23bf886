import type { Admin, Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { KafkaLog } from '../kafka/kafka-log';
import { attemptsFor, withAdmin } from '../kafka/with-admin';
import type { BroadcastRecord } from './broadcast-record';
import { ReadPositions } from './read-positions';

/** After an outage that kafkajs gave up on. */
const AGAIN_AFTER_MS = 1_000;
/** A fetch waits so long for a change before it asks again; a change itself ends the wait. */
const LONGEST_POLL_MS = 500;
const HEARTBEAT_EVERY_RECORDS = 200;
/** A group that could not be deleted disappears by the broker's own retention, so a shutdown does not wait long for it. */
const ATTEMPTS_AT_THE_END = 2;

export interface BroadcastTarget {
  /** A client for each attempt (0 for the first); each begins with another broker. */
  readonly kafka: (attempt: number) => Kafka;
  /** How many brokers there are to begin with. */
  readonly brokers: number;
  /** A group of this process alone. */
  readonly groupId: string;
  /** As in its contract. */
  readonly topic: string;
  readonly onCluster: string;
  readonly log: KafkaLog;
  readonly onRecord: (record: BroadcastRecord) => void | Promise<void>;
}

/** One topic read whole by this process, for as long as it lives; outages and rebalances are got over. */
export class BroadcastSubscription {
  /** Resolves once everything that was on the topic at the start has been read. */
  readonly caughtUp: Promise<void>;
  private readonly positions = new ReadPositions();
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private declareCaughtUp: () => void = () => undefined;

  constructor(private readonly target: BroadcastTarget) {
    this.caughtUp = new Promise((resolve) => (this.declareCaughtUp = resolve));
    this.running = this.run();
  }

  /** Stops reading and deletes the group; what was read stays with who got it. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return this.running;
    this.stopping.abort();
    await this.running;
    await this.quietly(
      async () =>
        void (await this.admin(
          (admin) => admin.deleteGroups([this.target.groupId]),
          ATTEMPTS_AT_THE_END,
        )),
      'delete the group',
    );
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const consumer = this.consumer(attempt);
      try {
        await this.begin();
        await this.consume(consumer);
      } catch (error) {
        this.target.log.warn(
          { topic: this.target.topic, err: error },
          'broadcast reading was interrupted; it goes on from where it was',
        );
      }
      await this.quietly(() => consumer.disconnect());
      if (!signal.aborted) await pause(AGAIN_AFTER_MS, signal);
    }
  }

  /** Notes where the topic ends, once; `caughtUp` is judged by it. */
  private async begin(): Promise<void> {
    if (this.positions.begun) return;
    const offsets = await this.admin((admin) => admin.fetchTopicOffsets(this.target.onCluster));
    this.positions.begin(
      offsets.map(({ partition, low, high }) => ({
        partition,
        low: BigInt(low),
        high: BigInt(high),
      })),
    );
    this.judge();
  }

  /** Returns when stopped; throws when kafkajs has given up. */
  private async consume(consumer: Consumer): Promise<void> {
    const { signal } = this.stopping;
    let stop = (): void => undefined;
    const ended = new Promise<void>((resolve, reject) => {
      stop = resolve;
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
    });
    signal.addEventListener('abort', stop);
    try {
      await Promise.all([ended, this.join(consumer)]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  private async join(consumer: Consumer): Promise<void> {
    // kafkajs cannot assign partitions, and a group that commits nothing starts anew at each join: so seek at each.
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      for (const partition of payload.memberAssignment[this.target.onCluster] ?? []) {
        const offset = this.positions.position(partition);
        if (offset !== undefined)
          consumer.seek({ topic: this.target.onCluster, partition, offset: String(offset) });
      }
    });
    // A batch that holds nothing for us (markers of a transaction) is told only here.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0)
        this.positions.read(payload.partition, BigInt(payload.lastOffset));
      this.judge();
    });
    await consumer.connect();
    await consumer.subscribe({ topic: this.target.onCluster, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (batch) => this.take(batch),
    });
  }

  private async take({
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
    this.judge();
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

  private judge(): void {
    if (this.positions.atEnd) this.declareCaughtUp();
  }

  private consumer(attempt: number): Consumer {
    return this.target.kafka(attempt).consumer({
      groupId: this.target.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      rebalanceTimeout: 10_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: LONGEST_POLL_MS,
    });
  }

  private admin<T>(
    work: (admin: Admin) => Promise<T>,
    attempts = attemptsFor(this.target.brokers),
  ): Promise<T> {
    return withAdmin((attempt) => this.target.kafka(attempt).admin(), attempts, work);
  }

  private async quietly(work: () => Promise<void>, what = 'disconnect'): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.target.log.warn(
        { topic: this.target.topic, err: error },
        `broadcast reading could not ${what}`,
      );
    }
  }
}

function textHeaders(headers: IHeaders | undefined): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) text[name] = last.toString();
  }
  return text;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
