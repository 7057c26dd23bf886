import { Injectable } from '@nestjs/common';
import { Clock, Metrics } from '@ponte/platform';
import type { RunCounts } from '../rules/run-counts';
import type { Run } from '../store/run.store';

/** What the service tells of its runs at `/metrics`. */
@Injectable()
export class ReconcileMetrics {
  private readonly runs;
  private readonly found;
  private readonly lastDone;

  constructor(
    metrics: Metrics,
    private readonly clock: Clock,
  ) {
    this.runs = metrics.counter('reconcile_runs_total', 'Runs that ended', ['rule', 'state']);
    this.found = metrics.counter(
      'reconcile_screenings_total',
      'What runs did that were no dry runs: screenings opened, closed, given their result',
      ['rule', 'done'],
    );
    this.lastDone = metrics.gauge(
      'reconcile_last_done_timestamp_seconds',
      'When this process last ended a run of the rule well',
      ['rule'],
    );
  }

  ended({ screening: rule, dryRun }: Run, counts: RunCounts, state: 'done' | 'failed'): void {
    this.runs.inc({ rule, state });
    if (dryRun) return;
    this.found.inc({ rule, done: 'opened' }, counts.opened);
    this.found.inc({ rule, done: 'closed' }, counts.closed);
    this.found.inc({ rule, done: 'result' }, counts.results);
    if (state === 'done') this.lastDone.set({ rule }, this.clock.now().getTime() / 1_000);
  }
}
