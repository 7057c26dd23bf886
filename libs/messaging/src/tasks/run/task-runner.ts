import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Drain, PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { SettleQueue } from '../settle/settle-queue';
import type { PauseKey } from '../store/pauses';
import type { TaskRow } from '../store/task-row';
import { releaseTasks } from '../store/leases';
import { TaskRegistry } from '../task-registry';
import { TasksEnv } from '../tasks-env.config';
import { InFlight } from './in-flight';
import { LocalHolds } from './local-holds';
import { RunnerWake } from './runner-wake';
import { TaskCaller, type Called } from './task-caller';
import { TaskClaims, type Claimed } from './task-claims';

/**
 * Least time between two claims: calls that end one by one would otherwise be replaced one by one, each at the price of a
 * look and a claim. This bounds a busy runner to a hundred claims a second and costs a call at most 10 ms of waiting.
 */
const CLAIM_GAP_MS = 10;
/** Pause after a failed look at the database. */
const RETRY_MS = 1_000;

/** Claims due tasks, has them called, and hands what came of them to the settling. */
@Injectable()
export class TaskRunner implements OnApplicationBootstrap {
  private readonly log: PonteLogger;
  private readonly leaving = new AbortController();
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly registry: TaskRegistry,
    private readonly claims: TaskClaims,
    private readonly caller: TaskCaller,
    private readonly settling: SettleQueue,
    private readonly inFlight: InFlight,
    private readonly holds: LocalHolds,
    private readonly wake: RunnerWake,
    private readonly env: TasksEnv,
    private readonly service: ServiceInfo,
    private readonly drain: Drain,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'tasks' });
  }

  onApplicationBootstrap(): void {
    if (this.registry.names.length === 0) return;
    this.drain.add('tasks', 'runner', (signal) => this.stop(signal));
    this.log.info(
      { kinds: this.registry.names, instance: this.service.instance },
      'task runner started',
    );
    this.loop = this.run();
  }

  /** Stops claiming, waits for the calls in flight, and at `signal` gives up those that have not returned. */
  async stop(signal: AbortSignal): Promise<void> {
    this.stopped = true;
    this.wake.ring();
    const leave = (): void => {
      this.leaving.abort();
      this.settling.abandon();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    await this.loop;
    await this.inFlight.empty();
  }

  private async run(): Promise<void> {
    let isAway = false;
    while (!this.stopped) {
      const started = performance.now();
      let waitMs = RETRY_MS;
      try {
        const { claimed, nextInMs } = await this.claims.next();
        waitMs = Math.min(nextInMs, this.env.pollMs);
        if (isAway) this.log.info('tasks are claimed again');
        isAway = false;
        await this.start(claimed);
      } catch (error) {
        if (!isAway)
          this.log.error({ err: error }, 'due tasks cannot be read, trying again each second');
        isAway = true;
      }
      if (this.stopped) break;
      await this.wake.wait(waitMs);
      const gapMs = CLAIM_GAP_MS - (performance.now() - started);
      if (gapMs > 1) await delay(gapMs);
    }
  }

  private async start(claimed: readonly Claimed[]): Promise<void> {
    if (!this.stopped) {
      for (const call of claimed) void this.perform(call.rows, call.probes);
      return;
    }
    // The process began to leave while the claim was on its way: none of these has started.
    await releaseTasks(
      this.database.manager,
      claimed.flatMap(({ rows }) => rows.map(({ id, lease_no }) => ({ id, leaseNo: lease_no }))),
    );
  }

  private async perform(rows: readonly TaskRow[], probes: readonly PauseKey[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const leaseMs = this.caller.leaseMs(this.registry.get(first.kind));
    const call = this.inFlight.begin(first.kind, rows, leaseMs);
    const called = await this.caller.call(
      rows,
      this.leaving.signal,
      (late) => void this.settle(late, []),
    );
    for (const { row, event } of called) this.holds.learn(row, event);
    call.returned();
    if (this.claims.isLimited) this.wake.ring();
    await this.settle(called, probes);
    call.settled();
    if (this.claims.isLimited) this.wake.ring();
  }

  private async settle(called: readonly Called[], probes: readonly PauseKey[]): Promise<void> {
    await Promise.all(
      called.map(({ row, event, ms }) => this.settling.add({ row, event, ms, probes })),
    );
  }
}
