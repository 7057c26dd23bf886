import type { PonteLogger } from '@ponte/platform';
import type { Consumer, ConsumerGroupJoinEvent } from 'kafkajs';
import { onAbort, pause } from '../kafka/pause';
import type { BatchConsumer } from './batch-consumer';

/** Waits between two consumers, in milliseconds; the last repeats. */
const RESTART_MS = [500, 1_000, 2_000, 5_000];
/**
 * How long a consumer whose batches have ended may take to leave its group and close its connections. A coordinator that
 * is silent must not keep its successor from joining; it finds out by itself when the session ends.
 */
const LEAVE_MS = 5_000;

/** One consumer and what works off its batches; nothing of it passes to the next. */
export interface ConsumerSession {
  /** Of the service's group, not connected. */
  readonly consumer: Consumer;
  readonly batches: Pick<BatchConsumer, 'eachBatch' | 'idle' | 'member' | 'left'>;
}

export interface ConsumerLoopParts {
  /** A new one; `attempt` counts from 0: each begins with another broker. */
  readonly create: (attempt: number) => ConsumerSession;
  /** Topics as the broker knows them. */
  readonly topics: readonly string[];
  /** How many partitions are worked on at once. */
  readonly concurrency: number;
  readonly log: PonteLogger;
  readonly onJoined: (assignment: Readonly<Record<string, readonly number[]>>) => void;
  readonly onLost: (reason: string) => void;
  /** The loop turns: it asks for records. */
  readonly onPoll: () => void;
  /** The coordinator has answered a heartbeat. */
  readonly onHeartbeat: () => void;
}

/**
 * Keeps one consumer running: kafkajs gives up for good on errors that it takes for final (and restarts by itself on
 * others, on the same connections); here every end leads to a new consumer, after a pause, until {@link stop}.
 */
export class ConsumerLoop {
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private attempts = 0;

  constructor(private readonly parts: ConsumerLoopParts) {}

  start(): void {
    this.running = this.run();
  }

  /** Ends the consumer after the slices under way, commits, and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures += 1) {
      const began = performance.now();
      try {
        await this.session();
      } catch (error) {
        this.parts.onLost('cannot reach Kafka or join its consumer group');
        // Of an outage, which is no fault of this process; where it matters, readiness says so.
        this.parts.log.warn(
          { err: error, topics: this.parts.topics },
          'the consumer ended; a new one follows',
        );
      }
      if (performance.now() - began > 60_000) failures = 0;
      await pause(RESTART_MS[Math.min(failures, RESTART_MS.length - 1)] ?? 0, this.stopping.signal);
    }
  }

  private consume({ consumer, batches }: ConsumerSession): Promise<void> {
    return consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.parts.concurrency,
      eachBatch: batches.eachBatch,
    });
  }

  /** One consumer from connecting to its end. Rejects with what ended it, resolves when asked to stop. */
  private async session(): Promise<void> {
    const session = this.parts.create(this.attempts++);
    const { consumer } = session;
    const { signal } = this.stopping;
    let asked: () => void = () => undefined;
    const ended = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      asked = onAbort(signal, resolve);
    });
    const unhear = this.hear(session);
    // It may reject while the consumer is still starting, before anybody awaits it.
    ended.catch(() => undefined);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.parts.topics], fromBeginning: true });
      // Joining may take as long as a rebalance; being asked to stop does not wait for it.
      await Promise.race([this.consume(session).then(() => ended), ended]);
    } finally {
      asked();
      unhear();
      session.batches.left();
      this.parts.onLost('has left its consumer group');
      await this.leave(session);
    }
  }

  /** Returns what ends it: a consumer that was left to itself may join once more, and its successor's state is not its own. */
  private hear({ consumer, batches }: ConsumerSession): () => void {
    const heard = [
      consumer.on(consumer.events.GROUP_JOIN, (event: ConsumerGroupJoinEvent) => {
        batches.member();
        this.parts.onJoined(event.payload.memberAssignment);
      }),
      consumer.on(consumer.events.FETCH_START, () => this.parts.onPoll()),
      consumer.on(consumer.events.HEARTBEAT, () => {
        batches.member();
        this.parts.onHeartbeat();
      }),
    ];
    return () => heard.forEach((unhear) => unhear());
  }

  /** Never rejects: what ended the consumer is what matters. */
  private async leave({ consumer, batches }: ConsumerSession): Promise<void> {
    const left = new AbortController();
    const leaving = consumer
      .disconnect()
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'the consumer did not leave its group in good order'),
      )
      .finally(() => left.abort());
    const idle = batches.idle();
    const patience = idle.then(() => pause(LEAVE_MS, left.signal));
    await Promise.race([leaving, patience]);
    // kafkajs does not wait for the batches of a consumer that has crashed; its successor may be given their partitions.
    await idle;
    if (!left.signal.aborted)
      this.parts.log.warn({ waitedMs: LEAVE_MS }, 'the group was left without waiting for Kafka');
  }
}
