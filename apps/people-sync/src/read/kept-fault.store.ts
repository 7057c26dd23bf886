import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EndpointName } from '../config/datasul.config';

/** Of a run so many faults of items are kept one by one; all are counted. */
export const MOST_FAULTS = 1_000;
/** And so many in all: what is wrong with the whole is told however many items are faulty. */
const MOST_IN_ALL = 2 * MOST_FAULTS;

/** Something of what was read that cannot be used; nothing personal. */
export interface KeptFault {
  /** Place on its page, from 0; null where it is no item that is faulty. */
  readonly index: number | null;
  /** Key of the record, where it could be read. */
  readonly key: string | null;
  readonly pointer: string | null;
  /** With which Feedz would refuse such a record; null: it has no code for it. */
  readonly code: number | null;
  readonly reason: string;
  /** For the operator, in Portuguese. */
  readonly message: string;
}

/** Faults of a run's reading, bounded; changed only while the run is locked. */
@Injectable()
export class KeptFaultStore {
  async add(
    manager: EntityManager,
    { run, endpoint, page }: { run: string; endpoint: EndpointName; page: number | null },
    faults: readonly KeptFault[],
  ): Promise<void> {
    if (faults.length === 0) return;
    const most = page === null ? MOST_IN_ALL : MOST_FAULTS;
    await manager.query(
      `INSERT INTO people_read_fault (run, position, endpoint, page, index, key, pointer, code, reason, message)
       SELECT $1, b.from + f.place, $2, $3, f.index, f.key, f.pointer, f.code, f.reason, f.message
       FROM (SELECT coalesce(max(position), 0)::int AS from, count(*)::int AS kept
             FROM people_read_fault WHERE run = $1) b,
         ROWS FROM (jsonb_to_recordset($4::jsonb)
           AS (index int, key text, pointer text, code int, reason text, message text)) WITH ORDINALITY
           AS f(index, key, pointer, code, reason, message, place)
       WHERE b.kept + f.place <= $5`,
      [run, endpoint, page, JSON.stringify(faults.slice(0, MOST_FAULTS)), most],
    );
  }

  /** Forgets what was wrong with no item, but with the whole: it is looked at anew. */
  async forgetWhole(manager: EntityManager, run: string): Promise<void> {
    await manager.query(`DELETE FROM people_read_fault WHERE run = $1 AND page IS NULL`, [run]);
  }
}
