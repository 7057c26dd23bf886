import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskedEntity, PeopleRun, RunCounts } from './people-run';
import { mayMove, type RunState } from './run-states.rules';

/** What stands on a run when it begins. */
export type NewRun = Pick<
  PeopleRun,
  | 'id'
  | 'profile'
  | 'environment'
  | 'mode'
  | 'preview'
  | 'cause'
  | 'slot'
  | 'actor'
  | 'why'
  | 'override'
> & { readonly state: 'reading' | 'writing' };

/** What a move may write besides the state. */
export interface RunMove {
  readonly reason?: string;
  readonly asked?: readonly AskedEntity[];
  /** Who decided, where an operator did; kept in `counts.decisions`, beside who began the run. */
  readonly actor?: string;
  readonly why?: string;
}

/** Runs in the database. Whoever changes one has locked it before: {@link lock}. */
@Injectable()
export class RunStore {
  /** Lets one transaction at a time decide about beginning a run of a profile. */
  async lockProfile(manager: EntityManager, profile: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('people-run/' || $1, 0))`, [
      profile,
    ]);
  }

  async insert(manager: EntityManager, run: NewRun): Promise<void> {
    await manager.query(
      `INSERT INTO people_run (id, profile, environment, mode, preview, state, cause, slot, actor, why, override)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        ...[run.id, run.profile, run.environment, run.mode, run.preview, run.state, run.cause],
        ...[run.slot, run.actor, run.why, run.override],
      ],
    );
  }

  async find(manager: EntityManager, id: string): Promise<PeopleRun | undefined> {
    return one(await manager.query(`SELECT ${COLUMNS} FROM people_run WHERE id = $1`, [id]));
  }

  /** Locked until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<PeopleRun | undefined> {
    const sql = `SELECT ${COLUMNS} FROM people_run WHERE id = $1 FOR UPDATE`;
    return one(await manager.query(sql, [id]));
  }

  /** The run of a profile that is under way. */
  async openOf(manager: EntityManager, profile: string): Promise<PeopleRun | undefined> {
    const sql = `SELECT ${COLUMNS} FROM people_run WHERE profile = $1 AND state IN ('reading','asking','writing')`;
    return one(await manager.query(sql, [profile]));
  }

  /**
   * Brings a run that is locked into another state.
   * @throws Error if its state does not lead there: a bug of the caller, who looks at the state first
   */
  async move(
    manager: EntityManager,
    run: PeopleRun,
    to: RunState,
    { reason, asked, actor, why }: RunMove = {},
  ): Promise<PeopleRun> {
    if (!mayMove(run.state, to))
      throw new Error(`the run ${run.id} is ${run.state} and cannot become ${to}`);
    const [rows] = await manager.query<[PeopleRun[], number]>(
      `UPDATE people_run SET state = $2::text, reason = coalesce($3, reason), asked = coalesce($4::jsonb, asked),
         counts = CASE WHEN $5::text IS NULL THEN counts ELSE jsonb_set(counts, '{decisions}',
           coalesce(counts->'decisions', '[]') || jsonb_build_object('to', $2::text, 'actor', $5::text, 'why', $6::text, 'at', now()))
         END,
         reading_ended_at = CASE WHEN $2::text = 'writing' THEN coalesce(reading_ended_at, now()) ELSE reading_ended_at END,
         ended_at = CASE WHEN $2::text IN ('finished','stopped','failed') THEN now() END
       WHERE id = $1 AND state = $7 RETURNING ${COLUMNS}`,
      [
        ...[run.id, to, reason ?? null, asked ? JSON.stringify(asked) : null],
        ...[actor ?? null, why ?? null, run.state],
      ],
    );
    const moved = rows[0];
    if (!moved) throw new Error(`the run ${run.id} was not locked while it was moved`);
    return moved;
  }

  /** Writes parts of a run's numbers; the other parts stay. */
  async count(manager: EntityManager, id: string, counts: RunCounts): Promise<void> {
    await manager.query(`UPDATE people_run SET counts = counts || $2::jsonb WHERE id = $1`, [
      id,
      JSON.stringify(counts),
    ]);
  }

  /** Runs of a profile that sent something to Feedz on the present day in São Paulo. */
  async writtenToday(manager: EntityManager, profile: string): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM people_run WHERE profile = $1
         AND write_began_at >= date_trunc('day', now(), 'America/Sao_Paulo')`,
      [profile],
    );
    return row?.n ?? 0;
  }
}

const COLUMNS = `id, profile, environment, mode, preview, state, cause, slot, actor, why, override, reason, pass, wave,
  started_at AS "startedAt", reading_ended_at AS "readingEndedAt", write_began_at AS "writeBeganAt",
  ended_at AS "endedAt", counts, asked`;

function one(rows: PeopleRun[]): PeopleRun | undefined {
  return rows[0];
}
