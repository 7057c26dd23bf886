import { Injectable } from '@nestjs/common';
import { Clock, Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { REQUEST_STATES } from './rules/transitions.rules';

/** How often the requests are counted; scrapes come every 15 to 60 s. */
const EVERY_MS = 15_000;

/** What the service tells of its requests at `/metrics`. */
@Injectable()
export class ProvisioningMetrics {
  /** Words of the desk that `statuses:` does not have. */
  readonly unknownWords;
  private readonly requests;
  private readonly oldest;

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    this.unknownWords = metrics.counter(
      'provisioning_unknown_words_total',
      'Words of the desk that the configuration does not know',
    );
    this.requests = metrics.gauge('provisioning_requests', 'Equipment requests by state', [
      'state',
    ]);
    this.oldest = metrics.gauge(
      'provisioning_oldest_seconds',
      'Age of the oldest request that waits: for a person (needs-attention), for its ticket (requesting)',
      ['state'],
    );
    periodic.every('count requests', EVERY_MS, () => this.count());
  }

  private async count(): Promise<void> {
    const rows: { state: string; count: number; oldest: Date }[] = await this.database.query(
      `SELECT state, count(*)::int AS count, min(coalesce(attention_since, hire_date)) AS oldest
       FROM equipment_request GROUP BY state`,
    );
    const now = this.clock.now().getTime();
    // Also the zeroes: an alert on a series that is not there never ends.
    for (const state of REQUEST_STATES) {
      const row = rows.find((each) => each.state === state);
      this.requests.set({ state }, row?.count ?? 0);
      if (state !== 'needs-attention' && state !== 'requesting') continue;
      const age = row ? (now - row.oldest.getTime()) / 1_000 : 0;
      this.oldest.set({ state }, Math.max(0, age));
    }
  }
}
