import { Injectable } from '@nestjs/common';
import { Clock, Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../config/screening.config';
import { OPEN_STATES } from './rules/transitions.rules';

/** How often the open screenings are counted; a small index holds them, and scrapes come every 15 to 60 s. */
const EVERY_MS = 15_000;

/** What the service tells of its screenings at `/metrics`. */
@Injectable()
export class ScreeningMetrics {
  /** Results heard, by what they turned out to be. A slice that is rolled back and run again counts again. */
  readonly results;
  private readonly open;
  private readonly oldest;

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly config: ScreeningConfig,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    this.results = metrics.counter('screening_results_total', 'Validation results heard', [
      'rule',
      'disposition',
    ]);
    this.open = metrics.gauge('screening_open', 'Screenings that have not ended', [
      'rule',
      'state',
    ]);
    this.oldest = metrics.gauge(
      'screening_oldest_seconds',
      'Age of the oldest screening in a state, since its candidate entered the step',
      ['rule', 'state'],
    );
    periodic.every('count screenings', EVERY_MS, () => this.count());
  }

  private async count(): Promise<void> {
    const rows: { rule: string; state: string; count: number; oldest: Date }[] =
      await this.database.query(
        `SELECT rule, state, count(*)::int AS count, min(entered_at) AS oldest FROM screening
         WHERE state IN ('requesting','waiting','parked','concluded') GROUP BY rule, state`,
      );
    const now = this.clock.now().getTime();
    // Also the zeroes: an alert on a series that is not there never ends.
    for (const rule of new Set([
      ...this.config.screenings.map(({ id }) => id),
      ...rows.map(({ rule }) => rule),
    ])) {
      for (const state of OPEN_STATES) {
        const row = rows.find((each) => each.rule === rule && each.state === state);
        this.open.set({ rule, state }, row?.count ?? 0);
        this.oldest.set(
          { rule, state },
          row ? Math.max(0, (now - row.oldest.getTime()) / 1_000) : 0,
        );
      }
    }
  }
}
