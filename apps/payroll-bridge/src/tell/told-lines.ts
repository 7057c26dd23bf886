import { Injectable } from '@nestjs/common';
import { Metrics } from '@ponte/platform';
import type { Outcome } from '../ledger/entry-states.rules';

/** Counts the rubricas that were told an outcome. */
@Injectable()
export class ToldLines {
  private readonly counter;

  constructor(metrics: Metrics) {
    this.counter = metrics.counter(
      'payroll_lines_told_total',
      'Rubricas of requests that were told an outcome, by the code of the reason (none: Datasul spoke)',
      ['outcome', 'code'],
    );
  }

  /** @param reason a code of ours: there are a few dozen, so they may be a label */
  count(outcome: Outcome, reason: string | null, lines = 1): void {
    if (lines > 0) this.counter.inc({ outcome, code: reason ?? 'none' }, lines);
  }
}
