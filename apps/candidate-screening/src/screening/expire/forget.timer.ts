import { Injectable } from '@nestjs/common';
import { Clock, Periodic } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { ScreeningConfig } from '../../config/screening.config';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;

/** Forgets the positions of applications that have not moved for long: they only serve to tell late events. */
@Injectable()
export class ForgetTimer {
  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    private readonly config: ScreeningConfig,
    private readonly clock: Clock,
  ) {
    periodic.every('forget applications', EVERY_MS, async (signal) => {
      let forgotten = BATCH;
      while (forgotten === BATCH && !signal.aborted) forgotten = await this.forget();
    });
  }

  private async forget(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.config.forgetApplicationsAfter);
    const [, count] = await this.database.query<[unknown[], number]>(
      `DELETE FROM application_position p
       WHERE (source, application_id) IN (
         SELECT source, application_id FROM application_position WHERE moved_at < $1 LIMIT $2
       )`,
      [before, BATCH],
    );
    return count;
  }
}
