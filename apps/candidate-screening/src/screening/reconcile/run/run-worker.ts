import { Injectable } from '@nestjs/common';
import { Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../../../config/screening.config';
import { claimRun } from '../store/run.store';
import { RunReconciliation } from './run-reconciliation';

/** How often a free worker looks for a run that is due: one statement over few rows. */
const LOOK_MS = 1_000;
/** Runs of one process at once, of different rules: somebody's command need not wait for a long scheduled run. */
const WORKERS = 2;

/** Takes up runs that are due, from whoever they are; ends with the timers at shutdown. */
@Injectable()
export class RunWorker {
  constructor(
    periodic: Periodic,
    reconciliation: RunReconciliation,
    database: DataSource,
    config: ScreeningConfig,
  ) {
    for (let worker = 1; worker <= WORKERS; worker += 1) {
      periodic.every(`reconcile ${worker}`, LOOK_MS, async (signal) => {
        const next = () => claimRun(database.manager, config.reconcile.lease);
        for (let run = await next(); run; run = signal.aborted ? null : await next())
          await reconciliation.work(run, signal);
      });
    }
  }
}
