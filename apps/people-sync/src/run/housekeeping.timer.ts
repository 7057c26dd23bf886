import { Injectable } from '@nestjs/common';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { PeopleConfig } from '../config/people.config';

const EVERY_MS = 3_600_000;
const BATCH = 200;

/** Deletes runs that ended long ago, with what was read of each. The last full reading stays: it says when the next is due. */
@Injectable()
export class HousekeepingTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    { keepDays }: PeopleConfig,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'housekeeping' });
    periodic.every('delete runs that are kept no longer', EVERY_MS, async (signal) => {
      for (const sql of [RUNS, SLOTS]) await this.delete(sql, keepDays, signal);
    });
  }

  private async delete(sql: string, days: number, signal: AbortSignal): Promise<void> {
    let total = 0;
    for (let count = BATCH; count === BATCH && !signal.aborted; total += count)
      [, count] = await this.database.query<[unknown[], number]>(sql, [days, BATCH]);
    if (total > 0) this.log.info({ rows: total, days }, 'what is kept no longer was deleted');
  }
}

const RUNS = `
  DELETE FROM people_run WHERE id IN (
    SELECT r.id FROM people_run r WHERE r.ended_at < now() - make_interval(days => $1) AND r.id NOT IN (
      SELECT DISTINCT ON (profile) id FROM people_run WHERE mode = 'full' AND reading_ended_at IS NOT NULL
      ORDER BY profile, reading_ended_at DESC)
    ORDER BY r.ended_at LIMIT $2)`;

const SLOTS = `
  DELETE FROM people_slot WHERE (profile, day, at) IN (
    SELECT profile, day, at FROM people_slot WHERE day < current_date - $1::int LIMIT $2)`;
