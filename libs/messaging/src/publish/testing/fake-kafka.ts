import type { AttemptOutcome, PartitionBatch } from '../attempt';
import type { Leaders, PipelineTransport } from '../pipeline-transport';
import type { FakeTime } from './fake-time';

/** What happens to a request that reaches a broker that is up. */
export type Mishap = 'none' | 'answer-lost' | 'request-lost' | 'not-covered' | 'too-few-replicas';

interface Request {
  readonly leader: number;
  readonly batches: readonly PartitionBatch[];
  readonly settle: (outcome: AttemptOutcome) => void;
  readonly epochs: readonly number[];
  overdue: boolean;
}

/**
 * A cluster with a topic `t` whose brokers may be stopped or frozen and whose leaders may move. It appends a partition's
 * batch as a whole, does not look at the other partitions of a request when one fails, and answers a failure without
 * saying which: as a broker with kafkajs in front of it does. It throws at what the pipelines must never do.
 */
export class FakeKafka implements PipelineTransport {
  readonly logs: string[][];
  readonly up = new Set([1, 2, 3]);
  readonly frozen = new Set<number>();
  readonly culprits = new Set<string>();
  /** Partitions that lack in-sync replicas for as long as they are in here. */
  readonly shortOfReplicas = new Set<number>();
  readonly violations: string[] = [];
  /** What happens to the next requests, first to last; then nothing amiss. */
  mishaps: Mishap[] = [];
  attempts = 0;
  largest = { records: 0, bytes: 0 };
  private readonly leadersNow: number[];
  private readonly epochs: number[];
  private readonly stuck: Request[] = [];
  private readonly open = new Map<string, Request>();

  constructor(
    private readonly time: FakeTime,
    partitions: number,
    /** Whether the record's publisher has been answered. */
    private readonly answered: (id: string) => boolean,
  ) {
    this.leadersNow = Array.from({ length: partitions }, (_, at) => (at % 3) + 1);
    this.epochs = this.leadersNow.map(() => 0);
    this.logs = this.leadersNow.map(() => []);
  }

  leaderOf(partition: number): number {
    return this.leadersNow[partition] ?? -1;
  }

  move(partition: number, to: number): void {
    if (this.leadersNow[partition] === to) return;
    this.leadersNow[partition] = to;
    this.epochs[partition] = (this.epochs[partition] ?? 0) + 1;
  }

  /** A frozen broker goes on: it reads what lay in its connections, first things first. */
  thaw(broker: number): void {
    this.frozen.delete(broker);
    const waiting = this.stuck.filter(({ leader }) => leader === broker);
    for (const request of waiting) {
      this.stuck.splice(this.stuck.indexOf(request), 1);
      this.process(request, 'none');
    }
  }

  stop(broker: number): void {
    this.up.delete(broker);
    const waiting = this.stuck.filter(({ leader }) => leader === broker);
    for (const request of waiting) {
      this.stuck.splice(this.stuck.indexOf(request), 1);
      this.finish(request, { kind: 'failed', blame: 'leader', reason: 'connection closed' });
    }
  }

  send(
    leader: number,
    batches: readonly PartitionBatch[],
    onOverdue: () => void,
  ): Promise<AttemptOutcome> {
    this.attempts += 1;
    return new Promise((settle) => {
      const epochs = batches.map(({ partition }) => this.epochs[partition] ?? 0);
      const request: Request = { leader, batches, settle, epochs, overdue: false };
      this.check(request);
      for (const { partition } of batches) this.open.set(`${partition}`, request);
      const mishap = this.mishaps.shift() ?? 'none';
      this.time.after(3, () => {
        if (!this.up.has(leader))
          return this.finish(request, { kind: 'failed', blame: 'leader', reason: 'refused' });
        if (!this.frozen.has(leader)) return this.process(request, mishap);
        this.stuck.push(request);
        this.time.after(4_000, () => {
          if (!this.stuck.includes(request)) return;
          request.overdue = true;
          onOverdue();
        });
      });
    });
  }

  ping(leader: number): Promise<boolean> {
    return new Promise((resolve) =>
      this.time.after(2, () => resolve(this.up.has(leader) && !this.frozen.has(leader))),
    );
  }

  leaders(topics: readonly string[]): Promise<ReadonlyMap<string, Leaders>> {
    return new Promise((resolve, reject) =>
      this.time.after(2, () => {
        const answering = [...this.up].some((broker) => !this.frozen.has(broker));
        if (!answering) reject(new Error('no broker answers'));
        else
          resolve(
            new Map(
              topics.filter((topic) => topic === 't').map((topic) => [topic, [...this.leadersNow]]),
            ),
          );
      }),
    );
  }

  private process(request: Request, mishap: Mishap): void {
    const { leader, batches, epochs } = request;
    if (mishap === 'request-lost')
      return this.finish(request, { kind: 'failed', blame: 'leader', reason: 'reset' });
    const covered = new Set<string>();
    let failure: AttemptOutcome | undefined;
    batches.forEach((batch, at) => {
      const { topic, partition, records } = batch;
      const name = `${topic}/${partition}`;
      // A frozen broker may still believe in its leadership; what it appends then is truncated when it learns better.
      const stale = this.leadersNow[partition] !== leader || this.epochs[partition] !== epochs[at];
      if (stale) failure ??= { kind: 'failed', blame: 'route', reason: 'NOT_LEADER_FOR_PARTITION' };
      else if (records.some(({ record }) => this.culprits.has(idOf(record.headers))))
        failure ??= { kind: 'failed', blame: 'record', reason: 'INVALID_RECORD' };
      else if (this.shortOfReplicas.has(partition) || (mishap === 'too-few-replicas' && at === 0))
        failure ??= { kind: 'failed', blame: 'partition', reason: 'NOT_ENOUGH_REPLICAS' };
      else if (mishap === 'not-covered' && at === 0) return;
      else {
        for (const { record } of records) this.logs[partition]?.push(idOf(record.headers));
        covered.add(name);
      }
    });
    if (mishap === 'answer-lost' || request.overdue)
      failure ??= { kind: 'failed', blame: 'leader', reason: 'closed' };
    this.finish(request, failure ?? { kind: 'answered', covered });
  }

  private finish(request: Request, outcome: AttemptOutcome): void {
    for (const { partition } of request.batches)
      if (this.open.get(`${partition}`) === request) this.open.delete(`${partition}`);
    this.time.after(1, () => request.settle(outcome));
  }

  private check({ leader, batches }: Request): void {
    for (const { partition, records } of batches) {
      const other = this.open.get(`${partition}`);
      const gone = other?.overdue && other.leader !== this.leaderOf(partition);
      if (other && !gone) this.violations.push(`partition ${partition} has two attempts in flight`);
      if (records.length === 0) this.violations.push('an empty batch');
      for (const { record } of records) {
        if (this.answered(idOf(record.headers)))
          this.violations.push(`${idOf(record.headers)} is sent after its publisher was answered`);
      }
      const bytes = records.reduce((sum, record) => sum + record.bytes, 0);
      this.largest = {
        records: Math.max(this.largest.records, records.length),
        bytes: Math.max(this.largest.bytes, bytes),
      };
    }
    if (leader < 0) this.violations.push('an attempt without a leader');
  }
}

function idOf(headers: Readonly<Record<string, string>>): string {
  return headers.ce_id ?? '';
}
