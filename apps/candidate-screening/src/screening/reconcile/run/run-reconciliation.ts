import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { PonteLogger, scrubText } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../../../config/screening.config';
import { ListJobs } from '../read/list-jobs.phase';
import { ReadJobs } from '../read/read-jobs.phase';
import { ReadOrders } from '../read/read-orders.phase';
import { endRun, postponeRun, renewRun, type Run, RunLost } from '../store/run.store';
import { Interrupted } from './interrupted';
import { ReconcileMetrics } from './reconcile-metrics';
import { RunReport } from './run-report';
import { RunSession } from './run-session';

/** From one interruption in a row to the next; after the last the run fails: about half an hour in all. */
const DELAYS_MS = [5, 15, 30, 60, 120, 300, 600, 600].map((seconds) => seconds * 1_000);

/** Works on one run until it has ended, is interrupted, or the process leaves. */
@Injectable()
export class RunReconciliation {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly jobs: ListJobs,
    private readonly applications: ReadJobs,
    private readonly orders: ReadOrders,
    private readonly report: RunReport,
    private readonly metrics: ReconcileMetrics,
    private readonly units: UnitOfWorkRunner,
    private readonly database: DataSource,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** @param signal aborts when the process leaves; the run is given back then, and goes on elsewhere at once */
  async work(run: Run, signal: AbortSignal): Promise<void> {
    const rule = this.config.rule(run.screening);
    const lost = new AbortController();
    const stop = AbortSignal.any([signal, lost.signal]);
    const onStep = (session: RunSession) => this.report.progress(session);
    const session = new RunSession(
      run,
      rule ?? ({ id: run.screening } as never),
      stop,
      this.units,
      onStep,
    );
    if (!rule) return this.end(session, 'failed', 'a triagem não está mais na configuração');
    const keeper = setInterval(
      () => void this.keep(session, lost),
      this.config.reconcile.lease / 3,
    );
    this.report.begun(session);
    try {
      await this.phases(session);
      if (stop.aborted) await this.giveBack(session);
      else await this.end(session, 'done', null);
    } catch (error) {
      await this.failed(session, error, stop);
    } finally {
      clearInterval(keeper);
    }
  }

  private async phases(session: RunSession): Promise<void> {
    if (session.at.phase === 'jobs') await this.jobs.run(session);
    if (session.at.phase === 'applications') await this.applications.run(session);
    if (session.at.phase === 'orders') await this.orders.run(session);
  }

  private async failed(session: RunSession, error: unknown, stop: AbortSignal): Promise<void> {
    const { run } = session;
    if (error instanceof RunLost) {
      this.log.warn({ run: run.id }, 'another process has taken up the run: left to it');
      return;
    }
    if (stop.aborted) return this.giveBack(session);
    if (!(error instanceof Interrupted)) this.log.error({ err: error, run: run.id }, 'run failed');
    const reason = scrubText(error instanceof Error ? error.message : String(error)).slice(0, 500);
    // One that got on before it was interrupted begins to count anew.
    const gotOn = session.counts !== run.counts;
    const failures = (gotOn ? 0 : run.failures) + 1;
    const delayMs = DELAYS_MS[failures - 1];
    if (delayMs === undefined) return this.end(session, 'failed', reason);
    const told = error instanceof Interrupted ? (error.failure.retryAfterMs ?? 0) : 0;
    const postponed = { delayMs: Math.max(delayMs, told), failures, reason };
    await postponeRun(this.database.manager, run, postponed);
    await this.report.postponed(session, postponed);
  }

  private async giveBack({ run }: RunSession): Promise<void> {
    const { failures } = run;
    await postponeRun(this.database.manager, run, { delayMs: 0, failures, reason: null });
    this.log.info({ run: run.id }, 'run given back: another process goes on with it');
  }

  private async end(
    session: RunSession,
    state: 'done' | 'failed',
    reason: string | null,
  ): Promise<void> {
    await this.units.run(async (unit) => {
      await endRun(unit.manager, session.run, state, reason);
      await this.report.ended(unit, session, state, reason);
    });
    this.metrics.ended(session.run, session.counts, state);
  }

  /**
   * Keeps the lease, and whoever watches informed while the run waits for its turn. A database that is away for a moment
   * costs no run: whoever takes it up meanwhile raises its fence.
   */
  private async keep(session: RunSession, lost: AbortController): Promise<void> {
    const { run } = session;
    try {
      const isOurs = await renewRun(this.database.manager, run, this.config.reconcile.lease);
      if (isOurs) await this.report.progress(session);
      else lost.abort();
    } catch (error) {
      this.log.warn({ err: error, run: run.id }, 'the lease of the run could not be renewed');
    }
  }
}
