import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedzEntity, FeedzRecord } from './feedz-record';
import { fromRow, rowsText } from './rows';

/** What is wanted and accepted at Feedz. Whoever writes records has locked the profile's run before: one at a time. */
@Injectable()
export class FeedzRecordStore {
  /** Records by entity and key, as far as they are there; locked until the transaction ends. */
  async lock(
    manager: EntityManager,
    profile: string,
    entities: readonly FeedzEntity[],
    keys: readonly string[],
  ): Promise<FeedzRecord[]> {
    if (keys.length === 0) return [];
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT * FROM feedz_record WHERE profile = $1 AND entity = ANY ($2::text[]) AND key = ANY ($3::text[])
       ORDER BY entity, key FOR UPDATE`,
      [profile, entities, [...new Set(keys)]],
    );
    return rows.map((row) => fromRow<FeedzRecord>(row));
  }

  /** Writes records as they are to be, new ones too: one statement, whatever their number. */
  async write(manager: EntityManager, records: readonly FeedzRecord[]): Promise<void> {
    if (records.length === 0) return;
    await manager.query(WRITE, [rowsText(records)]);
  }

  /**
   * Somebody freed e-mails at Feedz that these records want: those of whom nothing is wanted have them no more, and are sent
   * anew should they ever be wanted again.
   */
  async freeEmails(
    manager: EntityManager,
    profile: string,
    records: readonly Pick<FeedzRecord, 'emailHash'>[],
  ): Promise<void> {
    const emails = records.flatMap(({ emailHash }) => emailHash ?? []);
    if (emails.length === 0) return;
    for (const column of ['accepted_email_hash', 'doubted_email_hash'])
      await manager.query(
        `UPDATE feedz_record SET ${column} = NULL, again = true, updated_at = now()
         WHERE profile = $1 AND entity = 'person' AND state = 'none' AND ${column} = ANY ($2::bpchar[])`,
        [profile, emails],
      );
  }

  /** Records of a run's writing that stand in a state. */
  async count(
    manager: EntityManager,
    profile: string,
    state: FeedzRecord['state'],
  ): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM feedz_record WHERE profile = $1 AND state = $2`,
      [profile, state],
    );
    return row?.n ?? 0;
  }
}

const COLUMNS = [
  ...['state', 'wanted_hash', 'wanted', 'needs', 'again', 'accepted_hash', 'accepted_at'],
  ...['accepted', 'doubted'],
  ...['email_hash', 'accepted_email_hash', 'doubted_email_hash', 'manager', 'accepted_manager'],
  ...['by', 'code', 'reason', 'held_for', 'message', 'version', 'told', 'run', 'lot', 'settled_at'],
];

const WRITE = `
  INSERT INTO feedz_record (profile, entity, key, ${COLUMNS.join(', ')})
  SELECT profile, entity, key, ${COLUMNS.join(', ')} FROM json_populate_recordset(null::feedz_record, $1::json)
  ORDER BY entity, key
  ON CONFLICT (profile, entity, key) DO UPDATE SET updated_at = now(),
    ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;
