import type { Client } from 'pg';
import type { Landed, LandedRow } from '../record/landed.ts';
import { inTransaction } from './in-transaction.ts';

/** Records of one partition, in their order. */
export interface Landing {
  readonly cluster: string;
  /** Name on the cluster. */
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly Landed[];
  /** Offset of the first record that is not among them. */
  readonly next: bigint;
}

/** What became of them. */
export interface LandingCount {
  readonly kept: number;
  readonly repeated: number;
  readonly unreadable: number;
}

/**
 * Keeps records and the position behind them in one transaction: after a crash both are there or neither is. A second
 * record of the same id, and an older or equal version of a state, changes nothing.
 */
export async function landRecords(client: Client, landing: Landing): Promise<LandingCount> {
  const events = landing.records.flatMap((each) => (each.kind === 'event' ? [each.row] : []));
  const { states, gone } = foldStates(landing.records);
  return inTransaction(client, async () => {
    const keptEvents = await insertEvents(client, landing, events);
    for (const { type, key } of gone)
      await client.query('DELETE FROM state WHERE type = $1 AND key = $2', [type, key]);
    const keptStates = await upsertStates(client, landing, states);
    const unreadable = landing.records.filter(({ kind }) => kind === 'unreadable').length;
    const kept = keptEvents + keptStates;
    const repeated = landing.records.length - unreadable - kept - gone.length;
    await client.query(
      `INSERT INTO read_position AS p (cluster, topic, partition, next_offset, kept, repeated, unreadable)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (cluster, topic, partition) DO UPDATE SET next_offset = excluded.next_offset,
          kept = p.kept + excluded.kept, repeated = p.repeated + excluded.repeated,
          unreadable = p.unreadable + excluded.unreadable`,
      [landing.cluster, landing.topic, landing.partition, landing.next, kept, repeated, unreadable],
    );
    return { kept, repeated, unreadable };
  });
}

/** Of each key what the records say in the end: a deletion, the highest version after it, or both. */
function foldStates(records: readonly Landed[]): {
  states: LandedRow[];
  gone: { type: string; key: string }[];
} {
  const states = new Map<string, LandedRow>();
  const gone = new Map<string, { type: string; key: string }>();
  for (const record of records) {
    if (record.kind === 'gone') {
      const name = JSON.stringify([record.type, record.key]);
      states.delete(name);
      gone.set(name, record);
    } else if (record.kind === 'state') {
      const name = JSON.stringify([record.row.type, record.row.key]);
      const before = states.get(name);
      if (!before || record.row.version > before.version) states.set(name, record.row);
    }
  }
  return { states: [...states.values()], gone: [...gone.values()] };
}

const COLUMNS = `r.happened_at, r.value, r.sealed, $2, $3, r."offset"
  FROM json_to_recordset($1) AS r(type text, id text, key text, source text, happened_at timestamptz, version bigint,
    value jsonb, sealed text[], "offset" bigint)`;

async function insertEvents(client: Client, landing: Landing, rows: LandedRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    `INSERT INTO event (type, id, key, source, happened_at, value, sealed, topic, partition, "offset")
      SELECT r.type, r.id, r.key, r.source, ${COLUMNS}
      ON CONFLICT (type, id) DO NOTHING`,
    [JSON.stringify(rows), landing.topic, landing.partition],
  );
  return rowCount ?? 0;
}

async function upsertStates(client: Client, landing: Landing, rows: LandedRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    `INSERT INTO state AS s (type, key, version, happened_at, value, sealed, topic, partition, "offset")
      SELECT r.type, r.key, r.version, ${COLUMNS}
      ON CONFLICT (type, key) DO UPDATE SET version = excluded.version, happened_at = excluded.happened_at,
        value = excluded.value, sealed = excluded.sealed, topic = excluded.topic, partition = excluded.partition,
        "offset" = excluded."offset"
      WHERE excluded.version > s.version`,
    [JSON.stringify(rows), landing.topic, landing.partition],
  );
  return rowCount ?? 0;
}
