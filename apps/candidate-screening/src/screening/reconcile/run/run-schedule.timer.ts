import { Injectable } from '@nestjs/common';
import { Clock, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { v4 } from 'uuid';
import { ScreeningConfig } from '../../../config/screening.config';
import { howOften } from '../../expire/how-often';
import { isWithin } from '../rules/window.rules';
import { forgetSteps } from '../store/job-steps.store';
import { lastScheduled, purgeRuns } from '../store/run-list.store';
import { queueRun } from '../store/run.store';

const MOST_MS = 15_000;
const KEPT_MS = 30 * 86_400_000;
const TIDY_MS = 3_600_000;

/** Queues a run of each rule now and then. Replicas ask alike: a rule has one scheduled run at a time. */
@Injectable()
export class RunSchedule {
  private readonly startedAt = performance.now();

  constructor(
    periodic: Periodic,
    private readonly config: ScreeningConfig,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    const { enabled, every, firstAfter } = config.reconcile;
    if (enabled)
      periodic.every('schedule reconciliation', howOften([every, firstAfter], MOST_MS), () =>
        this.schedule(),
      );
    periodic.every('forget runs', TIDY_MS, async () => {
      const before = new Date(clock.now().getTime() - KEPT_MS);
      await purgeRuns(database.manager, before);
      await forgetSteps(database.manager, before);
    });
  }

  private async schedule(): Promise<void> {
    const { every, firstAfter, window } = this.config.reconcile;
    const now = this.clock.now();
    if (performance.now() - this.startedAt < firstAfter || !isWithin(window, now)) return;
    const { manager } = this.database;
    for (const { id: screening } of this.config.screenings.filter(({ reconcile }) => reconcile)) {
      const last = await lastScheduled(manager, screening);
      if (last && now.getTime() - last.getTime() < every) continue;
      const nobody = { jobId: null, commandId: null, actor: null, why: null };
      const request = { id: v4(), screening, askedBy: 'schedule', dryRun: false } as const;
      await queueRun(manager, { ...request, ...nobody });
    }
  }
}
