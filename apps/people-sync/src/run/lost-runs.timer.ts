import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Profiles } from '../config/profiles';
import { READ_PAGE, TELL_CHANGES } from '../read/task-kinds';
import { askToTell } from '../read/tell/ask-to-tell';
import { RunEnd } from './run-end';
import { RunStore } from './run.store';

const EVERY_MS = 60_000;

/**
 * Runs that read though no task does it any more, and changes that no task would tell: none is expected, because a task goes
 * on whatever happens to its process. A database that was restored, or a task that was deleted by hand, would leave some, and
 * such a run would keep all others from beginning.
 */
@Injectable()
export class LostRunsTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly runs: RunStore,
    private readonly end: RunEnd,
    private readonly profiles: Profiles,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-run' });
    periodic.every('lost runs', EVERY_MS, () => this.find());
  }

  /** One round of the search. */
  async find(): Promise<void> {
    const runs = await this.database.query<{ id: string }[]>(LOST, [READ_PAGE.name]);
    for (const { id } of runs)
      await this.units.run(async (unit) => {
        const run = await this.runs.lock(unit.manager, id);
        const still = await unit.manager.query<unknown[]>(`${LOST} AND r.id = $2`, [
          ...[READ_PAGE.name, id],
        ]);
        if (run && still.length > 0)
          await this.end.fail(unit, run, 'the task that reads its next page is gone');
      });
    const untold = await this.database.query<{ profile: string }[]>(UNTOLD, [TELL_CHANGES.name]);
    for (const { profile } of untold) {
      // No task could tell them: they wait for their profile.
      if (!this.profiles.byId(profile)) continue;
      await this.units.run((unit) => Promise.resolve(askToTell(unit, profile)));
      const what = 'changes were told by nobody; a task does it now. This should never happen';
      this.log.error({ alert: 'people-changes-lost', profile }, what);
    }
  }
}

const LOST = `
  SELECT r.id FROM people_run r WHERE r.state = 'reading' AND r.started_at < now() - interval '1 minute'
    AND NOT EXISTS (SELECT FROM task t WHERE t.kind = $1 AND t.lane = 'people-read/' || r.id AND t.ended_at IS NULL)`;

/** While a run reads, what it changed waits for its end. */
const UNTOLD = `
  SELECT DISTINCT c.profile FROM people_record c
  WHERE c.version > c.told_version AND c.entity <> 'employee' AND c.changed_at < now() - interval '10 minutes'
    AND NOT EXISTS (SELECT FROM people_run r WHERE r.profile = c.profile AND r.state = 'reading')
    AND NOT EXISTS (SELECT FROM task t
      WHERE t.kind = $1 AND t.lane = 'people-tell/' || c.profile AND t.ended_at IS NULL)`;
