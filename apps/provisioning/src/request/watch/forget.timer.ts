import { Injectable } from '@nestjs/common';
import { Clock, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ProvisioningConfig } from '../../config/provisioning.config';

const MOST_MS = 3_600_000;
const BATCH = 5_000;

/** Forgets moves of applications, which only serve to tell late hires, and reports of tickets that are not ours. */
@Injectable()
export class ForgetTimer {
  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly config: ProvisioningConfig,
    private readonly clock: Clock,
  ) {
    const everyMs = Math.min(MOST_MS, config.forgetAfter / 2);
    periodic.every('forget moves and reports', everyMs, async (signal) => {
      let forgotten = BATCH;
      while (forgotten === BATCH && !signal.aborted)
        forgotten = await this.forget('application', 'source, application_id');
      forgotten = BATCH;
      while (forgotten === BATCH && !signal.aborted)
        forgotten = await this.forget('desk_report', 'source, event_id');
    });
  }

  /** The date is asked twice: a row that is heard of again while this waits for its lock stays. */
  private async forget(table: string, key: string): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.config.forgetAfter);
    const [, count] = await this.database.query<[unknown[], number]>(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE heard_at < $1 LIMIT $2)
       AND heard_at < $1`,
      [before, BATCH],
    );
    return count;
  }
}
