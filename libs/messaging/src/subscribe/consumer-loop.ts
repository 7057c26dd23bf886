import type { PonteLogger } from '@ponte/platform';
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';

/** Waits between two consumers, in milliseconds; the last repeats. */
const RESTART_MS = [500, 1_000, 2_000, 5_000];
/**
 * How long a consumer whose batches have ended may take to leave its group and close its connections. A coordinator that
 * is silent must not keep its successor from joining; it finds out by itself when the session ends.
 */
const LEAVE_MS = 5_000;

export interface ConsumerLoopParts {
  /** A new consumer of the service's group, not connected; `attempt` counts from 0: each begins with another broker. */
  readonly create: (attempt: number) => Consumer;
  /** Topics as the broker knows them. */
  readonly topics: readonly string[];
  readonly eachBatch: (payload: EachBatchPayload) => Promise<void>;
  /** Resolves once no batch is being handled. */
  readonly idle: () => Promise<void>;
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
        this.parts.log.error(
          { err: error, topics: this.parts.topics },
          'the consumer ended; a new one follows',
        );
      }
      if (performance.now() - began > 60_000) failures = 0;
      await pause(RESTART_MS[Math.min(failures, RESTART_MS.length - 1)] ?? 0, this.stopping.signal);
    }
  }

  private consume(consumer: Consumer): Promise<void> {
    return consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.parts.concurrency,
      eachBatch: this.parts.eachBatch,
    });
  }

  /** One consumer from connecting to its end. Rejects with what ended it, resolves when asked to stop. */
  private async session(): Promise<void> {
    const consumer = this.parts.create(this.attempts++);
    const { signal } = this.stopping;
    let asked: () => void = () => undefined;
    const ended = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(consumer.events.GROUP_JOIN, (event: ConsumerGroupJoinEvent) =>
        this.parts.onJoined(event.payload.memberAssignment),
      );
      consumer.on(consumer.events.FETCH_START, () => this.parts.onPoll());
      consumer.on(consumer.events.HEARTBEAT, () => this.parts.onHeartbeat());
      asked = onAbort(signal, resolve);
    });
    // It may reject while the consumer is still starting, before anybody awaits it.
    ended.catch(() => undefined);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.parts.topics], fromBeginning: true });
      // Joining may take as long as a rebalance; being asked to stop does not wait for it.
      await Promise.race([this.consume(consumer).then(() => ended), ended]);
    } finally {
      asked();
      this.parts.onLost('has left its consumer group');
      await this.leave(consumer);
    }
  }

  /** Never rejects: what ended the consumer is what matters. */
  private async leave(consumer: Consumer): Promise<void> {
    const left = new AbortController();
    const leaving = consumer
      .disconnect()
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'the consumer did not leave its group in good order'),
      )
      .finally(() => left.abort());
    const patience = this.parts.idle().then(() => pause(LEAVE_MS, left.signal));
    await Promise.race([leaving, patience]);
    if (!left.signal.aborted)
      this.parts.log.warn({ waitedMs: LEAVE_MS }, 'the group was left without waiting for Kafka');
  }
}

/** Returns what forgets about it. */
function onAbort(signal: AbortSignal, run: () => void): () => void {
  if (signal.aborted) run();
  else signal.addEventListener('abort', run, { once: true });
  return () => signal.removeEventListener('abort', run);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, ms);
    let forget: () => void = () => undefined;
    forget = onAbort(signal, done);
  });
}
