import { Injectable } from '@nestjs/common';
import { Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';

const SAMPLE_MS = 15_000;

/** Figures of the calls into Datasul, by profile. */
@Injectable()
export class PostMetrics {
  readonly calls;
  readonly seconds;
  readonly items;
  private readonly cautious;

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly profiles: Profiles,
  ) {
    this.calls = metrics.counter(
      'payroll_calls_total',
      'Calls into Datasul by how they ended; unknown: a person finds out',
      ['profile', 'outcome'],
    );
    this.seconds = metrics.histogram('payroll_call_seconds', 'Duration of calls into Datasul', [
      'profile',
    ]);
    this.items = metrics.histogram(
      'payroll_call_items',
      'Employee items of a call',
      ['profile'],
      [1, 2, 5, 10, 20, 50, 100, 200],
    );
    this.cautious = metrics.gauge(
      'payroll_cautious',
      'Calls in a row without a readable reply; above 0: one item at a time, at growing distances',
      ['profile'],
    );
    periodic.every('sample of careful profiles', SAMPLE_MS, () => this.sample());
  }

  private async sample(): Promise<void> {
    const rows = await this.database.query<{ profile: string; failures: number }[]>(
      `SELECT profile, failures FROM payroll_profile`,
    );
    const failures = new Map(rows.map((row) => [row.profile, row.failures]));
    for (const { id } of this.profiles.active())
      this.cautious.set({ profile: id }, failures.get(id) ?? 0);
  }
}
