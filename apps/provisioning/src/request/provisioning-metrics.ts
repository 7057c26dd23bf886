import { Injectable } from '@nestjs/common';
import { Clock, Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { AWAITING_STATES, REQUEST_STATES } from './rules/transitions.rules';

/** How often the requests that wait are counted; scrapes come every 15 to 60 s. */
const EVERY_MS = 15_000;
/** How often those that have ended are, nearly all of them. */
const ENDED_MS = 300_000;

const ENDED = REQUEST_STATES.filter((state) => !AWAITING_STATES.includes(state));

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
    periodic.every('count requests', EVERY_MS, () => this.countWaiting());
    periodic.every('count ended requests', ENDED_MS, () => this.countEnded());
  }

  private async countWaiting(): Promise<void> {
    const rows: { state: string; count: number; oldest: Date }[] = await this.database.query(
      `SELECT state, count(*)::int AS count, min(coalesce(attention_since, hire_date)) AS oldest
       FROM equipment_request WHERE state IN ('needs-attention','requesting','open') GROUP BY state`,
    );
    const now = this.clock.now().getTime();
    // Also the zeroes: an alert on a series that is not there never ends.
    for (const state of AWAITING_STATES) {
      const row = rows.find((each) => each.state === state);
      this.requests.set({ state }, row?.count ?? 0);
      if (state !== 'needs-attention' && state !== 'requesting') continue;
      const age = row ? (now - row.oldest.getTime()) / 1_000 : 0;
      this.oldest.set({ state }, Math.max(0, age));
    }
  }
  private async countEnded(): Promise<void> {
    const rows: { state: string; count: number }[] = await this.database.query(
      `SELECT state, count(*)::int AS count FROM equipment_request WHERE state = ANY ($1::text[]) GROUP BY state`,
      [ENDED],
    );
    for (const state of ENDED)
      this.requests.set({ state }, rows.find((row) => row.state === state)?.count ?? 0);
  }
}
