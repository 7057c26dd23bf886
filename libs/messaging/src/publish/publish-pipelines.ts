import type { Attempt, AttemptOutcome } from './attempt';
import { settleAttempt } from './attempt-settlement';
import type { BatchLimits } from './form-batch';
import type { HealthLimits } from './leader-health';
import { LeaderPipeline } from './leader-pipeline';
import { NO_LEADER, type PartitionQueue } from './partition-queue';
import type { PipelineTime, PipelineTransport } from './pipeline-transport';
import { PipelineWatch } from './pipeline-watch';
import type { PublishMetrics } from './publish-metrics';
import {
  PublishError,
  type OutboundRecord,
  type PublishFailureCode,
  type PublishOptions,
  type PublishReceipt,
} from './publisher';
import { QueueBudget, type QueueLimits } from './queue-budget';
import type { QueuedRecord } from './queued-record';
import { BATCH_OVERHEAD_BYTES, recordBytes } from './record-size';
import { TopicRoutes } from './topic-routes';

export interface PipelineOptions {
  readonly transport: PipelineTransport;
  readonly time: PipelineTime;
  readonly metrics: PublishMetrics;
  readonly limits: BatchLimits;
  readonly queue: QueueLimits;
  readonly health: HealthLimits;
}

/**
 * The publisher's heart, apart from kafkajs: a pipeline per partition leader, each with one attempt in flight. Every
 * record is answered exactly once, and acknowledged only if the broker's answer covered its topic and partition.
 */
export class PublishPipelines {
  readonly routes: TopicRoutes;
  readonly pipelines = new Map<number, LeaderPipeline>();
  readonly budget: QueueBudget;
  private readonly watch: PipelineWatch;
  private closing = false;

  constructor(readonly options: PipelineOptions) {
    this.routes = new TopicRoutes(options.health);
    this.budget = new QueueBudget(options.queue);
    this.watch = new PipelineWatch(this);
  }

  publish(record: OutboundRecord, options: PublishOptions = {}): Promise<PublishReceipt> {
    if (this.closing) return this.refuse(record, 'closed', 'the publisher is closing');
    const bytes = recordBytes(record);
    const limit = this.options.limits.topicBytes(record.topic);
    if (bytes + BATCH_OVERHEAD_BYTES > limit) {
      return this.refuse(
        record,
        'too-large',
        `a record of ${bytes} bytes; ${record.topic} takes ${limit} bytes`,
      );
    }
    const queue = this.routes.queueFor(record.topic, record.key);
    const pipeline = this.pipelines.get(queue.leader);
    if (options.deadlineMs !== undefined) {
      const refusing = [pipeline?.health, queue.health].find((health) => health && !health.admits);
      if (refusing)
        return this.refuse(record, 'unavailable', `${where(queue)} is away: ${refusing.reason}`);
    }
    if (!this.budget.fits(bytes, queue.held))
      return this.refuse(record, 'queue-full', 'too many records are waiting to be published');
    if (options.deadlineMs !== undefined) {
      pipeline?.health.admitted();
      queue.health.admitted();
    }
    return new Promise((resolve, reject) => {
      const deadlineAt =
        options.deadlineMs === undefined ? Infinity : this.now() + options.deadlineMs;
      this.budget.take(bytes, queue.held);
      this.enqueue(queue, { record, bytes, deadlineAt, settled: false, resolve, reject });
      this.watch.wake();
    });
  }

  /** Learns the leaders of the topics before their first record comes. */
  expect(topics: readonly string[]): void {
    for (const topic of topics) this.routes.queueFor(topic, '');
    if (topics.length > 0) this.watch.refreshLeaders();
  }

  /** Refuses what comes after; resolves when all that waits has been answered, after `timeoutMs` at the latest. */
  close(timeoutMs: number): Promise<void> {
    this.closing = true;
    return this.watch.drained(timeoutMs).then(() => {
      for (const queue of this.routes.queues()) {
        for (const record of queue.drain())
          this.fail(queue, record, 'closed', 'the publisher closed before the record was written');
        for (const record of queue.inFlight?.batches.get(queue) ?? []) {
          this.answer(
            record,
            'closed',
            'the publisher closed while the record was being written; it may still land',
          );
        }
      }
    });
  }

  now(): number {
    return this.options.time.now();
  }

  pipelineOf(leader: number): LeaderPipeline {
    const known = this.pipelines.get(leader);
    if (known) return known;
    const pipeline = new LeaderPipeline(leader, this.options.health);
    this.pipelines.set(leader, pipeline);
    return pipeline;
  }

  enqueue(queue: PartitionQueue, record: QueuedRecord): void {
    queue.add(record);
    this.activate(queue);
  }

  /** Something may be sent for this queue: its pipeline looks at the end of this turn. */
  activate(queue: PartitionQueue): void {
    if (queue.leader === NO_LEADER) {
      queue.health.began(this.now());
      queue.health.reason ||= 'no leader is known';
      this.watch.refreshLeaders();
      return;
    }
    const pipeline = this.pipelineOf(queue.leader);
    if (queue.waiting > 0) pipeline.active.add(queue);
    this.kick(pipeline);
  }

  kick(pipeline: LeaderPipeline): void {
    if (pipeline.due || pipeline.attempt) return;
    pipeline.due = true;
    this.options.time.soon(() => {
      pipeline.due = false;
      this.dispatch(pipeline);
    });
  }

  refreshLeaders(): void {
    this.watch.refreshLeaders();
  }

  /** Answers a record's caller with an error and lets go of it. */
  fail(
    queue: PartitionQueue,
    record: QueuedRecord,
    code: PublishFailureCode,
    message: string,
  ): void {
    this.answer(record, code, message);
    this.budget.release(record.bytes, queue.held);
  }

  /** Answers a record's caller with an error; an attempt may still hold the record. */
  answer(record: QueuedRecord, code: PublishFailureCode, message: string): void {
    if (record.settled) return;
    record.settled = true;
    this.options.metrics.failed(record.record.topic, code);
    record.reject(new PublishError(code, message));
  }

  private dispatch(pipeline: LeaderPipeline): void {
    const now = this.now();
    for (const queue of pipeline.active) {
      this.watch.expire(queue, now);
      if (queue.waiting === 0) pipeline.active.delete(queue);
    }
    const batches = pipeline.nextBatch(now, this.options.limits);
    if (!batches) return;
    const attempt: Attempt = { leader: pipeline.leader, startedAt: now, batches, overdue: false };
    pipeline.attempt = attempt;
    pipeline.health.began(now);
    for (const queue of batches.keys()) queue.inFlight = attempt;
    const request = [...batches].map(([queue, records]) => ({
      topic: queue.topic,
      partition: queue.partition,
      records,
    }));
    const settled = (outcome: AttemptOutcome): void =>
      settleAttempt(this, pipeline, attempt, outcome);
    void this.options.transport
      .send(pipeline.leader, request, () => this.watch.overdue(pipeline, attempt))
      .then(settled);
  }

  private refuse(
    record: OutboundRecord,
    code: PublishFailureCode,
    message: string,
  ): Promise<never> {
    this.options.metrics.failed(record.topic, code);
    return Promise.reject(new PublishError(code, message));
  }
}

function where(queue: PartitionQueue): string {
  if (queue.partition === NO_LEADER) return `topic ${queue.topic}`;
  return queue.leader === NO_LEADER
    ? `the leader of ${queue.name}`
    : `broker ${queue.leader}, leader of ${queue.name},`;
}
