import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { RunStore } from '../run/run.store';
import { LotEnd } from './lot-end';
import { StopWriting } from './stop-writing';

const EVERY_MS = 60_000;
const REASON = 'as tarefas desta execução não existem mais: o que não se sabe vai na próxima';

/**
 * Runs that write though no task of theirs is left: none is expected, because tasks go on whatever happens to processes and
 * profiles. A database that was restored, or tasks that were deleted by hand, would leave one, and it would keep all others
 * from beginning. What of it may be at Feedz is unknown then, and goes with the next run.
 */
@Injectable()
export class LostWritesTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    private readonly database: DataSource,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly runs: RunStore,
    private readonly stopping: StopWriting,
    private readonly end: LotEnd,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-write' });
    periodic.every('lost writes', EVERY_MS, () => this.find());
  }

  /** One round of the search. */
  async find(): Promise<void> {
    const lost = await this.database.query<{ id: string }[]>(LOST);
    for (const { id } of lost) await this.stop(id);
  }

  private async stop(id: string): Promise<void> {
    await this.units.run(async (unit) => {
      const run = await this.runs.lock(unit.manager, id);
      const still = await unit.manager.query<unknown[]>(`${LOST} AND r.id = $1`, [id]);
      if (!run || still.length === 0) return;
      this.log.error({ alert: 'people-run-lost', run: id }, 'a run that writes has no task left');
      if ((await this.stopping.stop(unit, run, { reason: REASON })) === 'stopping')
        await this.end.giveUp(unit, run, REASON);
    });
  }
}

/** The subject of a run's own steps is the run, that of a lot's tasks begins with it. */
const LOST = `
  SELECT r.id FROM people_run r WHERE r.state = 'writing' AND r.started_at < now() - interval '1 minute'
    AND NOT EXISTS (SELECT FROM task t WHERE t.ended_at IS NULL
      AND (t.subject = r.id::text OR t.subject LIKE r.id::text || '/%'))`;
