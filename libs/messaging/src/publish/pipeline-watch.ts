import type { Attempt } from './attempt';
import { putBack } from './attempt-settlement';
import type { LeaderPipeline } from './leader-pipeline';
import { NO_LEADER, type PartitionQueue } from './partition-queue';
import type { PublishPipelines } from './publish-pipelines';

/** Deadlines are met within this; finer would cost a timer per record. */
const TICK_MS = 25;
/** Leaders are asked for again this long after the last answer while something is amiss. */
const TROUBLED_REFRESH_MS = 200;
/** And this often otherwise, so that a partition added with `--repartition` is found. */
const CALM_REFRESH_MS = 60_000;
const PING_EVERY_MS = 200;

/** What happens by time alone: deadlines, judging who is away, probing, reading the leaders anew. */
export class PipelineWatch {
  private ticking = false;
  private refreshing = false;
  private refreshedAt = -Infinity;
  private wanted = false;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly pipelines: PublishPipelines) {}

  /** Starts the clockwork if it rests; it rests again when nothing waits and every leader is well. */
  wake(): void {
    if (this.ticking) return;
    this.ticking = true;
    this.pipelines.options.time.after(TICK_MS, () => {
      this.ticking = false;
      this.tick();
    });
  }

  /** Resolves when nothing waits or is in flight, after `timeoutMs` at the latest. */
  drained(timeoutMs: number): Promise<void> {
    if (this.pipelines.budget.held.records === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const forget = this.pipelines.options.time.after(timeoutMs, resolve);
      this.waiters.add(() => {
        forget();
        resolve();
      });
      this.wake();
    });
  }

  /** Asks for the leaders soon; questions that come meanwhile are one. */
  refreshLeaders(): void {
    this.wanted = true;
    this.refreshIfDue();
    this.wake();
  }

  overdue(pipeline: LeaderPipeline, attempt: Attempt): void {
    if (pipeline.attempt !== attempt) return;
    attempt.overdue = true;
    pipeline.health.failed('the broker does not answer');
    this.refreshLeaders();
  }

  /** Answers what has passed its deadline, in the queue or in flight. */
  expire(queue: PartitionQueue, now: number): void {
    let expired = false;
    for (const record of queue.dropExpired(now)) {
      expired = true;
      this.pipelines.fail(queue, record, 'deadline', `not written to ${queue.topic} in time`);
    }
    for (const record of queue.inFlight?.batches.get(queue) ?? []) {
      if (record.settled || record.deadlineAt > now) continue;
      expired = true;
      this.pipelines.answer(
        record,
        'deadline',
        `not known to be written to ${queue.topic} in time; it may still land`,
      );
    }
    if (!expired) return;
    this.pipelines.pipelines.get(queue.leader)?.health.expired(now);
    queue.health.expired(now);
  }

  private tick(): void {
    const now = this.pipelines.now();
    const { held } = this.pipelines.budget;
    this.pipelines.options.metrics.queued(held.records, held.bytes);
    let restless = held.records > 0;
    for (const queue of this.pipelines.routes.queues()) {
      this.expire(queue, now);
      if (this.watchQueue(queue, now)) restless = true;
    }
    for (const pipeline of this.pipelines.pipelines.values()) {
      if (this.watchPipeline(pipeline, now)) restless = true;
    }
    this.refreshIfDue();
    if (held.records === 0) {
      for (const resolve of this.waiters) resolve();
      this.waiters.clear();
    }
    if (restless || this.wanted) this.wake();
  }

  /** Returns whether the queue needs the clock. */
  private watchQueue(queue: PartitionQueue, now: number): boolean {
    queue.health.overdue(now);
    const idle = queue.waiting === 0 && !queue.inFlight;
    if (idle) queue.health.provedNothing();
    if (queue.leader === NO_LEADER) {
      if (idle && queue.health.state === 'well') return false;
      this.wanted = true;
      return true;
    }
    if (idle && now >= queue.retryAt) queue.health.mayBeBack();
    return queue.health.state === 'away';
  }

  private watchPipeline(pipeline: LeaderPipeline, now: number): boolean {
    const { health } = pipeline;
    if (
      health.overdue(now) ||
      pipeline.failures > 0 ||
      health.state === 'away' ||
      pipeline.attempt?.overdue
    )
      this.wanted = true;
    this.pipelines.kick(pipeline);
    if (!pipeline.idle) return true;
    health.provedNothing();
    if (health.state === 'away' && !pipeline.pinging && now >= pipeline.nextPingAt)
      this.ping(pipeline);
    return health.state === 'away';
  }

  private ping(pipeline: LeaderPipeline): void {
    pipeline.pinging = true;
    void this.pipelines.options.transport.ping(pipeline.leader).then((answers) => {
      pipeline.pinging = false;
      pipeline.nextPingAt = this.pipelines.now() + PING_EVERY_MS;
      if (!answers) return;
      pipeline.failures = 0;
      pipeline.retryAt = 0;
      pipeline.health.mayBeBack();
    });
  }

  private refreshIfDue(): void {
    const age = this.pipelines.now() - this.refreshedAt;
    if (this.refreshing || age < (this.wanted ? TROUBLED_REFRESH_MS : CALM_REFRESH_MS)) return;
    this.wanted = false;
    this.refreshing = true;
    void this.refresh().finally(() => {
      this.refreshing = false;
      this.refreshedAt = this.pipelines.now();
    });
  }

  private async refresh(): Promise<void> {
    const { routes } = this.pipelines;
    try {
      const leaders = await this.pipelines.options.transport.leaders([...routes.topics.keys()]);
      routes.apply(
        leaders,
        (queue, from) => this.moved(queue, from),
        (queue) => this.reroute(queue),
      );
    } catch (error) {
      // No broker answers: every leader keeps its own judgement; the clock asks again.
      for (const queue of routes.queues())
        if (queue.leader === NO_LEADER) queue.health.reason = String((error as Error).message);
      this.wanted = true;
      this.wake();
    }
  }

  private moved(queue: PartitionQueue, from: number): void {
    this.pipelines.pipelines.get(from)?.active.delete(queue);
    if (queue.leader === NO_LEADER) {
      if (queue.waiting > 0) this.pipelines.activate(queue);
      return;
    }
    queue.health.succeeded();
    queue.retryAt = 0;
    const stuck = queue.inFlight;
    // Overdue at a broker that leads the partition no more: whatever it still reads cannot get onto the log.
    if (stuck?.overdue && stuck.leader !== queue.leader) {
      const records = stuck.batches.get(queue) ?? [];
      stuck.batches.delete(queue);
      queue.inFlight = undefined;
      putBack(this.pipelines, queue, records);
    }
    this.pipelines.activate(queue);
  }

  private reroute(queue: PartitionQueue): void {
    queue.health.succeeded();
    for (const record of queue.drain()) {
      this.pipelines.budget.release(record.bytes, queue.held);
      const target = this.pipelines.routes.queueFor(queue.topic, record.record.key);
      this.pipelines.budget.take(record.bytes, target.held);
      this.pipelines.enqueue(target, record);
    }
  }
}
