import { Injectable } from '@nestjs/common';
import { Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { OPEN_STATES } from './entry-states.rules';

/** How often open entries are counted; scrapes come every 15 to 60 s. */
const EVERY_MS = 15_000;

/**
 * What the service tells of its ledger at `/metrics`: what is open, by an index of its own. What has ended is nearly all of
 * it and stays for good; counting it would read years of payroll, and `payroll report` says more.
 */
@Injectable()
export class LedgerMetrics {
  private readonly entries;
  private readonly oldest;

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly database: DataSource,
  ) {
    this.entries = metrics.gauge('payroll_entries', 'Open entries of the ledger by state', [
      'state',
    ]);
    this.oldest = metrics.gauge(
      'payroll_oldest_seconds',
      'Age of the oldest entry that is to be posted (received), on its way (sending), or waits for a person (unknown)',
      ['state'],
    );
    periodic.every('count open entries', EVERY_MS, () => this.countOpen());
  }

  private async countOpen(): Promise<void> {
    const rows: { state: string; count: number; age: number }[] = await this.database.query(
      `SELECT state, count(*)::int AS count,
         extract(epoch FROM now() - min(CASE state WHEN 'received' THEN received_at ELSE updated_at END))::float AS age
       FROM payroll_entry WHERE state IN ('received','sending','unknown') GROUP BY state`,
    );
    // Also the zeroes: an alert on a series that is not there never ends.
    for (const state of OPEN_STATES) {
      const row = rows.find((each) => each.state === state);
      this.entries.set({ state }, row?.count ?? 0);
      this.oldest.set({ state }, Math.max(0, row?.age ?? 0));
    }
  }
}
