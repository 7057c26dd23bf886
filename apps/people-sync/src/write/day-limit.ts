import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RUNS_PER_DAY } from '../config/schedule-config.rules';
import type { PeopleRun } from '../run/people-run';
import { RunStore } from '../run/run.store';

/** Why a run stops that would be the third of its day. */
export const LIMIT_REASON = `limite de ${RUNS_PER_DAY} envios por dia à Feedz: nada foi enviado; o próximo envio leva tudo o que falta`;

/**
 * The vendor asks for two runs a day at most. A run counts from its first lot on that Feedz may have: not when it is planned,
 * and not while Feedz is away or refuses the token. Asked and noted under the lock of the run, in the transaction that marks
 * the lot as posted, so that no two processes take the same place.
 */
@Injectable()
export class DayLimit {
  constructor(private readonly runs: RunStore) {}

  /** Whether a run that is locked may send: it did already, an operator said so, or there is room today. */
  async allows(
    manager: EntityManager,
    { profile, override, writeBeganAt }: PeopleRun,
  ): Promise<boolean> {
    if (override || writeBeganAt !== null) return true;
    return (await this.runs.writtenToday(manager, profile)) < RUNS_PER_DAY;
  }

  /** After a lot of a run that is locked was posted, or turned out not to have reached Feedz. */
  async note(manager: EntityManager, run: string): Promise<void> {
    await manager.query(
      `UPDATE people_run SET write_began_at = (SELECT min(posted_at) FROM feedz_lot WHERE run = $1) WHERE id = $1`,
      [run],
    );
  }
}
