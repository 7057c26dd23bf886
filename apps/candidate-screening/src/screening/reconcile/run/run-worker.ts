import { Injectable } from '@nestjs/common';
import { Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../../../config/screening.config';
import { waitingRuns } from '../store/run-list.store';
import { claimRun } from '../store/run.store';
import { RunReconciliation } from './run-reconciliation';
import { RunReport } from './run-report';

/** How often a free worker looks for a run that is due: one statement over few rows. */
const LOOK_MS = 1_000;
/** Runs of one process at once, of different rules: somebody's command need not wait for a long scheduled run. */
const WORKERS = 2;

/** Operators' commands give a service up after two minutes without news. */
const NEWS_MS = 20_000;

/** Takes up runs that are due, from whoever they are; ends with the timers at shutdown. */
@Injectable()
export class RunWorker {
  constructor(
    periodic: Periodic,
    reconciliation: RunReconciliation,
    database: DataSource,
    config: ScreeningConfig,
    report: RunReport,
  ) {
    periodic.every('tell of waiting runs', NEWS_MS, async () => {
      for (const run of await waitingRuns(database.manager)) await report.waiting(run);
    });
    for (let worker = 1; worker <= WORKERS; worker += 1) {
      periodic.every(`reconcile ${worker}`, LOOK_MS, async (signal) => {
        const next = () => claimRun(database.manager, config.reconcile.lease);
        for (let run = await next(); run; run = signal.aborted ? null : await next())
          await reconciliation.work(run, signal);
      });
    }
  }
}
