import { Injectable } from '@nestjs/common';
import { Metrics, Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { purgeTasks } from '../store/purge-tasks';
import { sampleTasks } from '../store/sample-tasks';
import { sweepLanes } from '../store/sweep-lanes';
import { TaskRegistry } from '../task-registry';
import { TasksEnv } from '../tasks-env.config';
import { RunnerWake } from './runner-wake';

const PURGE_EVERY_MS = 600_000;
const SAMPLE_EVERY_MS = 15_000;

/** Heals headless lanes, deletes what is past its retention, and samples what is open for the metrics. */
@Injectable()
export class TaskHousekeeping {
  private readonly log: PonteLogger;
  private readonly headless;
  private readonly open;
  private readonly oldest;
  private readonly paused;
  private readonly warned = new Set<string>();

  constructor(
    private readonly database: DataSource,
    private readonly registry: TaskRegistry,
    private readonly wake: RunnerWake,
    private readonly env: TasksEnv,
    periodic: Periodic,
    logger: PonteLogger,
    metrics: Metrics,
  ) {
    this.log = logger.child({ component: 'tasks' });
    this.headless = metrics.counter(
      'task_headless_lanes_total',
      'Lanes found with open tasks and no head; each one is a bug',
    );
    this.open = metrics.gauge(
      'task_open',
      'Tasks that are not done, by kind and state; "behind": not at the head of their lane',
      ['kind', 'state'],
    );
    this.oldest = metrics.gauge(
      'task_oldest_seconds',
      'Age of the oldest of them: since due, since started, since held',
      ['kind', 'state'],
    );
    this.paused = metrics.gauge(
      'task_paused',
      'Credentials (party) and kinds with a credential (endpoint) that pause',
      ['scope'],
    );
    periodic.every('sweep of task lanes', env.sweepMs, () => this.sweep());
    periodic.every('purge of old tasks', PURGE_EVERY_MS, () => this.purge());
    periodic.every('sample of open tasks', SAMPLE_EVERY_MS, () => this.sample());
  }

  /** One round of the search for headless lanes. */
  async sweep(): Promise<void> {
    const lanes = await sweepLanes(this.database);
    if (lanes.length === 0) return;
    this.headless.inc(lanes.length);
    this.log.error(
      { alert: 'task-headless-lane', lanes },
      'lanes with open tasks had no head and were healed; this should never happen',
    );
    this.wake.committed();
  }

  /** One round of the purge. */
  async purge(): Promise<void> {
    const tasks = await purgeTasks(this.database, this.env.retentionDays);
    if (tasks > 0)
      this.log.info({ tasks, retentionDays: this.env.retentionDays }, 'old tasks deleted');
  }

  private async sample(): Promise<void> {
    const { open, pausedParties, pausedEndpoints } = await sampleTasks(this.database);
    this.open.reset();
    this.oldest.reset();
    for (const { kind, state, tasks, oldest_seconds } of open) {
      this.open.set({ kind, state }, tasks);
      this.oldest.set({ kind, state }, oldest_seconds);
    }
    this.paused.set({ scope: 'party' }, pausedParties);
    this.paused.set({ scope: 'endpoint' }, pausedEndpoints);
    this.warnOfOrphans(new Set(open.map(({ kind }) => kind)));
  }

  /** Tasks of a kind that this version no longer performs would wait unseen. */
  private warnOfOrphans(kinds: ReadonlySet<string>): void {
    for (const kind of kinds) {
      if (this.registry.find(kind) || this.warned.has(kind)) continue;
      this.warned.add(kind);
      this.log.error(
        { alert: 'task-orphans', kind },
        'open tasks of a kind that nothing in this service performs: add its performer or discard them',
      );
    }
  }
}
