import type { EntityManager } from 'typeorm';
import type { HistoryRow } from './history-row';
import { LedgerConflictError } from './ledger-conflict.error';
import type { EntryKey, PayrollEntry } from './payroll-entry.entity';
import { columnOf, fromRow, recordsOf, recordTexts, rowsText } from './rows';

/**
 * In which entries are locked, by everybody: first by employee, because tasks that end together lock those of one employee
 * after the other, in the order of their subjects. Character by character, as tasks are compared.
 */
const ORDER = 'e.employee COLLATE "C", e.id';

/** The entries with these ids as they are now, which they need not stay. */
export async function readEntries(
  manager: EntityManager,
  ids: readonly string[],
): Promise<PayrollEntry[]> {
  if (ids.length === 0) return [];
  const rows: Record<string, unknown>[] = await manager.query(
    `SELECT * FROM payroll_entry WHERE id = ANY ($1::uuid[])`,
    [[...ids]],
  );
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

/**
 * The entries with these ids, locked in {@link ORDER} until the transaction ends.
 * @param read a moment ago: those whose version is still the same are not read again, but for what is renewed without a move
 */
export async function lockEntries(
  manager: EntityManager,
  ids: readonly string[],
  read: ReadonlyMap<string, PayrollEntry> = new Map(),
): Promise<PayrollEntry[]> {
  if (ids.length === 0) return [];
  const columns = read.size > 0 ? `id, version, ${RENEWED.map(columnOf).join(', ')}` : '*';
  const rows: Record<string, unknown>[] = await manager.query(
    `SELECT ${columns} FROM payroll_entry e WHERE id = ANY ($1::uuid[]) ORDER BY ${ORDER} FOR UPDATE`,
    [[...ids]],
  );
  if (read.size === 0) return rows.map((row) => fromRow<PayrollEntry>(row));
  const locked = rows.map((row) => fromRow<LockedEntry>(row));
  const changed = locked.filter(({ id, version }) => read.get(id)?.version !== version);
  const anew = await readEntries(
    manager,
    changed.map(({ id }) => id),
  );
  const now = new Map([...read, ...anew.map((entry) => [entry.id, entry] as const)]);
  return locked.flatMap((each) => {
    const entry = now.get(each.id);
    return entry ? [{ ...entry, ...each }] : [];
  });
}

/** What rehashing writes of an entry while its version stays: hashes and seals by other keys. */
const RENEWED = ['employee', 'sealedEmployee', 'message', 'acceptedMessage'] as const;
type LockedEntry = Pick<PayrollEntry, 'id' | 'version' | (typeof RENEWED)[number]>;

/** Those of the keys that exist, locked in {@link ORDER} until the transaction ends. */
export async function lockEntriesOf(
  manager: EntityManager,
  keys: readonly EntryKey[],
): Promise<PayrollEntry[]> {
  if (keys.length === 0) return [];
  const rows: Record<string, unknown>[] = await manager.query(LOCK_OF_KEYS, [rowsText(keys)]);
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

// The profile as an expression: without statistics, as in the first month, PostgreSQL takes the index by profile and
// competência for as good as the unique one, and reads the whole month for each key (94 s instead of 2.7 for 12,000 of them).
const LOCK_OF_KEYS = `
  SELECT e.* FROM payroll_entry e
  JOIN json_to_recordset($1::json) AS k (profile text, employee char(64), competencia char(7), campo_adicional text,
    evento text, datafalta text)
    ON e.employee = k.employee AND e.competencia = k.competencia AND e.profile || '' = k.profile
    AND e.campo_adicional = k.campo_adicional AND e.evento = k.evento AND e.datafalta = k.datafalta
  ORDER BY ${ORDER} FOR UPDATE OF e`;

/**
 * Writes entries that are new.
 * @throws LedgerConflictError if one of the keys is there by now
 */
export async function insertEntries(
  manager: EntityManager,
  entries: readonly PayrollEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const inserted: unknown[] = await manager.query(INSERT, recordTexts(entries));
  if (inserted.length < entries.length) throw new LedgerConflictError('an entry of the ledger');
}

// In the order of the keys: two replicas that hear of the same new ones wait for each other instead of dead-locking.
const INSERT = `
  INSERT INTO payroll_entry
  SELECT * FROM ${recordsOf('payroll_entry')}
  ORDER BY employee, competencia, profile, campo_adicional, evento, datafalta
  ON CONFLICT DO NOTHING RETURNING id`;

/** Keeps what happened to entries. */
export async function insertHistory(
  manager: EntityManager,
  history: readonly HistoryRow[],
): Promise<void> {
  if (history.length === 0) return;
  await manager.query(
    `INSERT INTO payroll_entry_history
     SELECT * FROM ${recordsOf('payroll_entry_history')}`,
    recordTexts(history),
  );
}

/** The employee's hash by the first key in place of an older one's. */
export async function rehashEntries(
  manager: EntityManager,
  rehashed: ReadonlyMap<string, string>,
): Promise<void> {
  if (rehashed.size === 0) return;
  await manager.query(
    `UPDATE payroll_entry e SET employee = n.employee
     FROM unnest($1::uuid[], $2::text[]) AS n (id, employee) WHERE e.id = n.id`,
    [[...rehashed.keys()], [...rehashed.values()]],
  );
}
