import type { Admin, Consumer } from 'kafkajs';
import { pause } from '../kafka/pause';
import { attemptsFor, withAdmin } from '../kafka/with-admin';
import { BroadcastBatches } from './broadcast-batches';
import type { BroadcastTarget } from './broadcast-target';
import { ReadPositions } from './read-positions';
import { watermarks } from './watermarks';

/** After an outage that kafkajs gave up on. */
const AGAIN_AFTER_MS = 1_000;
/** A fetch waits so long for a change before it asks again; a change itself ends the wait. */
const LONGEST_POLL_MS = 500;
/** A group that could not be deleted disappears by the broker's own retention, so a shutdown does not wait long for it. */
const ATTEMPTS_AT_THE_END = 2;

/** One topic read whole by this process, for as long as it lives; outages and rebalances are got over. */
export class BroadcastSubscription {
  /** Resolves once everything that was on the topic at the start has been read. */
  readonly caughtUp: Promise<void>;
  private readonly positions = new ReadPositions();
  private readonly batches: BroadcastBatches;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private declareCaughtUp: () => void = () => undefined;
  /** When the topic was last reached, by the process's own clock. */
  private touchedAt = -Infinity;

  constructor(private readonly target: BroadcastTarget) {
    this.caughtUp = new Promise((resolve) => (this.declareCaughtUp = resolve));
    this.batches = new BroadcastBatches(target, this.positions);
    this.running = this.run();
  }

  /** Milliseconds since the topic was last reached; `Infinity` before the first time. */
  get untouchedMs(): number {
    return performance.now() - this.touchedAt;
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
    this.positions.begin(
      await this.admin((admin) => watermarks(admin, this.target.onCluster, this.target.from)),
    );
    this.touchedAt = performance.now();
    this.judge();
  }

  /** Returns when stopped; throws when kafkajs has given up. */
  private async consume(consumer: Consumer): Promise<void> {
    const { signal } = this.stopping;
    // Asked to while it was found out where the topic ends: nobody would say so again.
    if (signal.aborted) return;
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
    // Told only of what was answered; FETCH is told of failed ones too, and of those that were left out.
    consumer.on(consumer.events.REQUEST, ({ payload }) => {
      if (payload.apiName === 'Fetch') this.touchedAt = performance.now();
    });
    await consumer.connect();
    await consumer.subscribe({ topic: this.target.onCluster, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async (batch) => {
        await this.batches.take(batch);
        this.judge();
      },
    });
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
