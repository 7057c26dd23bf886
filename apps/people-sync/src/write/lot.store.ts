import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedzLot, ItemEnd, LotItem, NewLot } from './feedz-lot';
import { fromRow } from './rows';
import {
  BUSY_LOT_STATES,
  LOT_STATES,
  mayLotBecome,
  OPEN_LOT_STATES,
  type LotState,
} from './rules/lot-states.rules';

/** What a move writes besides the state. */
export interface LotMove {
  readonly processId?: string;
  readonly status?: number | null;
  readonly code?: number | null;
  readonly reason?: string;
}

/** Lots in the database. Whoever changes one has locked its run or the lot itself. */
@Injectable()
export class LotStore {
  /** Writes lots, planned but not queued, in two statements. */
  async insert(manager: EntityManager, lots: readonly NewLot[]): Promise<void> {
    if (lots.length === 0) return;
    await manager.query(INSERT_LOTS, [JSON.stringify(lots.map(rowOf))]);
    const items = lots.flatMap(({ id, records }) =>
      records.map(({ key, hash }, position) => ({ lot: id, position, key, hash })),
    );
    await manager.query(
      `INSERT INTO feedz_lot_item (lot, position, key, hash)
       SELECT lot, position, key, hash FROM json_to_recordset($1::json)
         AS i (lot uuid, position int, key text, hash text)`,
      [JSON.stringify(items)],
    );
  }

  async find(manager: EntityManager, id: string): Promise<FeedzLot | undefined> {
    return one(await manager.query(`${SELECT} WHERE id = $1`, [id]));
  }

  /** Locked until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<FeedzLot | undefined> {
    return one(await manager.query(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]));
  }

  items(manager: EntityManager, id: string): Promise<LotItem[]> {
    const sql = `SELECT position, key, hash FROM feedz_lot_item WHERE lot = $1 ORDER BY position`;
    return manager.query<LotItem[]>(sql, [id]);
  }

  /**
   * Brings a locked lot into another state.
   * @throws Error if its state does not lead there: a bug of the caller
   */
  async move(
    manager: EntityManager,
    { id, state }: Pick<FeedzLot, 'id' | 'state'>,
    to: LotState,
    { processId, status, code, reason }: LotMove = {},
  ): Promise<void> {
    if (!mayLotBecome(state, to)) throw new Error(`a lot that is ${state} cannot become ${to}`);
    const isOpen = (OPEN_LOT_STATES as readonly LotState[]).includes(to);
    await manager.query(MOVE, [
      ...[id, to, processId ?? null, status ?? null, code ?? null, reason?.slice(0, 500) ?? null],
      !isOpen,
    ]);
  }

  /** The next lots of a run that wait, those that wait for a time last; locked. */
  async waiting(manager: EntityManager, run: string, limit: number): Promise<FeedzLot[]> {
    const sql = `${SELECT} WHERE run = $1 AND state = 'waiting'
      ORDER BY not_before NULLS FIRST, position LIMIT $2 FOR UPDATE`;
    const rows = await manager.query<Record<string, unknown>[]>(sql, [run, limit]);
    return rows.map((row) => fromRow<FeedzLot>(row));
  }

  /** How many lots of a run are under way, and how many have not ended at all. */
  async open(manager: EntityManager, run: string): Promise<{ busy: number; open: number }> {
    const [row] = await manager.query<{ busy: number; open: number }[]>(
      `SELECT count(*) FILTER (WHERE state = ANY ($2::text[]))::int AS busy, count(*)::int AS open
       FROM feedz_lot WHERE run = $1 AND ended_at IS NULL`,
      [run, BUSY_LOT_STATES],
    );
    return row ?? { busy: 0, open: 0 };
  }

  /** Lots of a run that may be at Feedz and have not ended; locked. */
  async underWay(manager: EntityManager, run: string): Promise<FeedzLot[]> {
    const sql = `${SELECT} WHERE run = $1 AND ended_at IS NULL ORDER BY position FOR UPDATE`;
    const rows = await manager.query<Record<string, unknown>[]>(sql, [run]);
    return rows.map((row) => fromRow<FeedzLot>(row));
  }

  /** Lots of a run of which no call was made: none will be. */
  async cancelUnsent(manager: EntityManager, run: string): Promise<void> {
    const states = LOT_STATES.filter((state) => mayLotBecome(state, 'cancelled'));
    await manager.query(
      `UPDATE feedz_lot SET state = 'cancelled', ended_at = now() WHERE run = $1 AND state = ANY ($2::text[])`,
      [run, states],
    );
  }

  /** Lots that a run has halved. */
  async countSplit(manager: EntityManager, run: string): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM feedz_lot WHERE run = $1 AND state = 'split'`,
      [run],
    );
    return row?.n ?? 0;
  }

  /** Another process holds the lot's records: that one is looked at from now on. */
  async follow(manager: EntityManager, id: string, processId: string): Promise<void> {
    await manager.query(`UPDATE feedz_lot SET process_id = $2 WHERE id = $1`, [id, processId]);
  }

  async polled(manager: EntityManager, id: string): Promise<void> {
    await manager.query(`UPDATE feedz_lot SET polls = polls + 1 WHERE id = $1`, [id]);
  }

  async endItems(manager: EntityManager, lot: string, ends: readonly ItemEnd[]): Promise<void> {
    if (ends.length === 0) return;
    await manager.query(
      `UPDATE feedz_lot_item i SET outcome = e.outcome, code = e.code, message = e.message
       FROM json_to_recordset($2::json) AS e (key text, outcome text, code int, message text)
       WHERE i.lot = $1 AND i.key = e.key`,
      [lot, JSON.stringify(ends)],
    );
  }
}

const COLUMNS = `id, run, profile, entity, pass, wave, part_of, part_why, attempt, items, state, process_id, not_before,
  posted_at, taken_at, polls`;
const SELECT = `SELECT ${COLUMNS} FROM feedz_lot`;

const INSERT_LOTS = `
  INSERT INTO feedz_lot (id, run, profile, entity, pass, wave, part_of, part_why, attempt, not_before, items, state)
  SELECT id, run, profile, entity, pass, wave, part_of, part_why, attempt, not_before, items, 'waiting'
  FROM json_to_recordset($1::json) AS l (place int, id uuid, run uuid, profile text, entity text, pass int, wave int,
    part_of uuid, part_why text, attempt int, not_before timestamptz, items int)
  ORDER BY place`;

// A lot that goes back to the queue was not sent: what is looked for there later begins with the next call.
const MOVE = `
  UPDATE feedz_lot SET state = $2, process_id = coalesce($3, process_id), status = coalesce($4, status),
    code = coalesce($5, code), reason = coalesce($6, reason),
    posted_at = CASE $2 WHEN 'posting' THEN now() WHEN 'queued' THEN NULL ELSE posted_at END,
    taken_at = CASE WHEN $2 = 'sent' THEN now() ELSE taken_at END,
    ended_at = CASE WHEN $7 THEN now() END
  WHERE id = $1`;

function rowOf({ records, ...lot }: NewLot, place: number): object {
  return {
    ...{ place, id: lot.id, run: lot.run, profile: lot.profile, entity: lot.entity },
    ...{ pass: lot.pass, wave: lot.wave, part_of: lot.partOf, part_why: lot.partWhy },
    ...{ attempt: lot.attempt, not_before: lot.notBefore, items: records.length },
  };
}

function one(rows: Record<string, unknown>[]): FeedzLot | undefined {
  return rows[0] && fromRow<FeedzLot>(rows[0]);
}
