import { randomBytes } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { Fault } from '../fault.ts';
import type { LoggedRecord } from '../record/landed.ts';
import type { BusinessTopic } from './business-topics.ts';

/** A partition to read, from where and, of a bounded reading, up to where. */
export interface Stretch extends BusinessTopic {
  readonly partition: number;
  /** Offset of the next record. */
  readonly from: bigint;
  /** Offset behind the last record that is wanted; `undefined`: go on for ever. */
  readonly until?: bigint;
}

/** Takes a run of records of one partition in their order; the offset behind the last is `next`. */
export type TakeRecords = (
  stretch: Stretch,
  records: readonly LoggedRecord[],
  next: bigint,
) => Promise<void>;

export interface ReadOptions {
  readonly kafka: Kafka;
  /** Begin of the consumer group's name. */
  readonly group: string;
  readonly stretches: readonly Stretch[];
  readonly take: TakeRecords;
  /** Ends the reading after the records in hand. */
  readonly signal: AbortSignal;
  /** Longest time without a record while some are still to come. */
  readonly patienceMs: number;
}

/** The coordinator gives a member up that is silent for so long; one batch is a fraction of a second's work. */
const SESSION_MS = 45_000;
const LONGEST_POLL_MS = 500;
/** With pauses of up to 5 s: about 50 s, longer than a broker takes to start again. */
const ATTEMPTS = 12;

/**
 * Reads all stretches to their ends, or until `signal`. The group is this process's own and keeps no offsets: where to
 * begin is told by `stretches`, at every rebalance, so a group that a killed process left behind holds nobody up.
 *
 * @throws Fault if nothing comes for `patienceMs`; what `take` and kafkajs throw
 */
export async function readTopics(options: ReadOptions): Promise<void> {
  const reading = new Reading(options);
  if (!reading.done) await reading.run();
}

class Reading {
  private readonly options: ReadOptions;
  private readonly stretches: Map<string, Stretch>;
  private readonly positions = new Map<string, bigint>();
  private readonly open = new Set<string>();
  private lastTouched = Date.now();
  private end: (error?: unknown) => void = () => undefined;

  constructor(options: ReadOptions) {
    this.options = options;
    this.stretches = new Map(
      options.stretches.map((each) => [nameOf(each.onCluster, each.partition), each]),
    );
    for (const [name, { from, until }] of this.stretches) {
      this.positions.set(name, from);
      if (until === undefined || from < until) this.open.add(name);
    }
  }

  get done(): boolean {
    return this.open.size === 0 || this.options.signal.aborted;
  }

  async run(): Promise<void> {
    const { kafka, group, signal, patienceMs } = this.options;
    const groupId = `${group}-${randomBytes(6).toString('hex')}`;
    const consumer = kafka.consumer({
      groupId,
      sessionTimeout: SESSION_MS,
      maxWaitTimeInMs: LONGEST_POLL_MS,
      retry: { retries: ATTEMPTS, maxRetryTime: 5_000, restartOnFailure: async () => false },
    });
    const ended = new Promise<void>((resolve, reject) => {
      this.end = (error) => (error === undefined ? resolve() : reject(error as Error));
    });
    ended.catch(() => undefined);
    const stop = (): void => this.end();
    const watch = setInterval(() => this.judgeSilence(patienceMs), Math.min(1_000, patienceMs));
    signal.addEventListener('abort', stop);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: this.openTopics(), fromBeginning: true });
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
        this.seek(consumer, payload.memberAssignment),
      );
      consumer.on(consumer.events.CRASH, ({ payload }) => this.end(payload.error));
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        // What fails here is the database: kafkajs would try again for a minute before it said so.
        eachBatch: (payload) =>
          this.takeBatch(consumer, payload).catch((error: unknown) => this.end(error)),
      });
      await ended;
    } finally {
      clearInterval(watch);
      signal.removeEventListener('abort', stop);
      await consumer.disconnect();
      await this.forget(groupId);
    }
  }

  private openTopics(): string[] {
    const names = [...this.open].map((name) => this.stretches.get(name)?.onCluster ?? '');
    return [...new Set(names)];
  }

  private seek(consumer: Consumer, assigned: Readonly<Record<string, readonly number[]>>): void {
    this.lastTouched = Date.now();
    for (const [topic, partitions] of Object.entries(assigned)) {
      for (const partition of partitions) {
        const name = nameOf(topic, partition);
        const position = this.positions.get(name);
        if (position !== undefined) consumer.seek({ topic, partition, offset: String(position) });
        if (!this.open.has(name)) consumer.pause([{ topic, partitions: [partition] }]);
      }
    }
  }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat, isRunning, isStale, resolveOffset } = payload;
    const name = nameOf(batch.topic, batch.partition);
    const stretch = this.stretches.get(name);
    const position = this.positions.get(name);
    if (!stretch || position === undefined || !isRunning() || isStale()) return;
    const records = batch.messages.filter(({ offset }) =>
      isWanted(BigInt(offset), position, stretch),
    );
    const behind = BigInt(batch.lastOffset()) + 1n;
    const next = stretch.until !== undefined && behind > stretch.until ? stretch.until : behind;
    if (next > position) {
      await this.options.take(stretch, records, next);
      this.positions.set(name, next);
      this.lastTouched = Date.now();
    }
    resolveOffset(batch.lastOffset());
    await heartbeat();
    if (stretch.until === undefined || next < stretch.until) return;
    this.open.delete(name);
    consumer.pause([{ topic: batch.topic, partitions: [batch.partition] }]);
    if (this.open.size === 0) this.end();
  }

  private judgeSilence(patienceMs: number): void {
    const bounded = [...this.open].filter((name) => this.stretches.get(name)?.until !== undefined);
    if (bounded.length === 0 || Date.now() - this.lastTouched < patienceMs) return;
    const [first = ''] = bounded;
    this.end(
      new Fault(
        `Nada chegou do Kafka em ${patienceMs / 1_000} s, e faltam ${bounded.length} partições: ${first} está em ` +
          `${this.positions.get(first)} de ${this.stretches.get(first)?.until}. O que foi lido está guardado: repita, ` +
          'ou espere mais com --patience.',
      ),
    );
  }

  /** A group that could not be deleted is empty and disappears by the broker's own retention. */
  private async forget(groupId: string): Promise<void> {
    const admin = this.options.kafka.admin({ retry: { retries: 1 } });
    await admin
      .connect()
      .then(() => admin.deleteGroups([groupId]))
      .then(
        () => undefined,
        () => undefined,
      );
    await admin.disconnect();
  }
}

const nameOf = (topic: string, partition: number): string => `${topic}/${partition}`;

function isWanted(offset: bigint, position: bigint, { until }: Stretch): boolean {
  return offset >= position && (until === undefined || offset < until);
}
