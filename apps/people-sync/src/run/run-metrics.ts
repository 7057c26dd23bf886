import { Injectable } from '@nestjs/common';
import { Metrics, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';
import { READ_ENTITIES } from '../rules/facts';
import { OPEN_RUN_STATES } from './run-states.rules';

/** How often open runs are counted; scrapes come every 15 to 60 s. */
const EVERY_MS = 15_000;
/** How often records are: nearly all of the database. */
const RECORDS_MS = 300_000;

/** What the service tells of its runs and of what it knows at `/metrics`. */
@Injectable()
export class RunMetrics {
  private readonly open;
  private readonly oldest;
  private readonly finished;
  private readonly records;
  private readonly untold;
  /** Profiles of which open runs were told, so that their end is told as well. */
  private readonly shown = new Set<string>();

  constructor(
    metrics: Metrics,
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly profiles: Profiles,
  ) {
    const byState = ['profile', 'state'] as const;
    this.open = metrics.gauge('people_runs', 'Runs under way by state', byState);
    this.oldest = metrics.gauge(
      'people_run_seconds',
      'Age of the run that is under way, by state: asking waits for a person',
      byState,
    );
    this.finished = metrics.gauge(
      'people_last_finished_seconds',
      'Seconds since a run of the profile finished; -1: none did yet',
      ['profile'],
    );
    this.records = metrics.gauge('people_records', 'Records known of Datasul', [
      ...(['profile', 'entity', 'present'] as const),
    ]);
    this.untold = metrics.gauge(
      'people_untold_records',
      'Records whose newest version was not told yet',
      ['profile'],
    );
    periodic.every('count runs', EVERY_MS, () => this.countRuns());
    periodic.every('count records', RECORDS_MS, () => this.countRecords());
  }

  private async countRuns(): Promise<void> {
    const runs = await this.database.query<{ profile: string; state: string; age: number }[]>(
      `SELECT profile, state, extract(epoch FROM now() - started_at)::float AS age FROM people_run
       WHERE state IN ('reading','asking','writing')`,
    );
    const ends = await this.database.query<{ profile: string; age: number }[]>(
      `SELECT profile, extract(epoch FROM now() - max(ended_at))::float AS age FROM people_run
       WHERE state = 'finished' AND NOT preview GROUP BY profile`,
    );
    const active = this.profiles.active().map(({ id }) => id);
    // A run of a profile that is not active any more, or not configured, is open all the same.
    for (const profile of [...active, ...runs.map((run) => run.profile)]) this.shown.add(profile);
    for (const profile of this.shown)
      // Also the zeroes: an alert on a series that is not there never ends.
      for (const state of OPEN_RUN_STATES) {
        const run = runs.find((each) => each.profile === profile && each.state === state);
        this.open.set({ profile, state }, run ? 1 : 0);
        this.oldest.set({ profile, state }, Math.max(0, run?.age ?? 0));
      }
    for (const profile of active) {
      const end = ends.find((each) => each.profile === profile);
      this.finished.set({ profile }, end ? Math.max(0, end.age) : -1);
    }
  }

  private async countRecords(): Promise<void> {
    const counts = await this.database.query<RecordCount[]>(
      `SELECT profile, entity, count(*) FILTER (WHERE present)::int AS present,
         count(*) FILTER (WHERE NOT present)::int AS missing,
         count(*) FILTER (WHERE version > told_version AND entity <> 'employee')::int AS untold
       FROM people_record GROUP BY profile, entity`,
    );
    for (const { id: profile } of this.profiles.active()) {
      const own = counts.filter((each) => each.profile === profile);
      for (const entity of READ_ENTITIES) {
        const count = own.find((each) => each.entity === entity);
        this.records.set({ profile, entity, present: 'true' }, count?.present ?? 0);
        this.records.set({ profile, entity, present: 'false' }, count?.missing ?? 0);
      }
      this.untold.set(
        { profile },
        own.reduce((sum, { untold }) => sum + untold, 0),
      );
    }
  }
}

interface RecordCount {
  readonly profile: string;
  readonly entity: string;
  readonly present: number;
  readonly missing: number;
  readonly untold: number;
}
