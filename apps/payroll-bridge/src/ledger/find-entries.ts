import type { EntityManager } from 'typeorm';
import { EntryBook } from './entry-book';
import { lockEntriesOf, rehashEntries } from './entry.store';
import type { EntryState } from './entry-states.rules';
import type { EntryKey, PayrollEntry } from './payroll-entry.entity';

/** A key, with the hashes under which its employee may stand in the ledger; the first is the key's own. */
export interface SoughtEntry {
  readonly key: EntryKey;
  readonly hashes: readonly string[];
}

/** Entries by their keys, locked. */
export interface FoundEntries {
  readonly book: EntryBook;
  readonly idOf: Map<string, string>;
}

/** A key as text. */
export const textOfKey = (key: EntryKey): string =>
  JSON.stringify([
    ...[key.profile, key.employee, key.competencia],
    ...[key.campoAdicional, key.evento, key.datafalta],
  ]);

/**
 * Finds and locks the entries of keys. While lookup keys rotate an entry may stand under an older key's hash: it is found by
 * all of them and gets the first key's in passing. Two processes that know the same keys in another order exclude each
 * other by advisory locks on all hashes, because the unique index sees one hash alone.
 *
 * @param now the database's time
 */
export async function findEntries(
  manager: EntityManager,
  sought: readonly SoughtEntry[],
  now: Date,
): Promise<FoundEntries> {
  const own = new Map<string, string>();
  for (const { key, hashes } of sought)
    for (const hash of hashes) own.set(`${key.profile}/${hash}`, key.employee);
  if (sought.some(({ hashes }) => hashes.length > 1)) await lockHashes(manager, sought);
  const rows = await lockEntriesOf(
    manager,
    sought.flatMap(({ key, hashes }) => hashes.map((employee) => ({ ...key, employee }))),
  );
  const entries = new Map<string, PayrollEntry>();
  const rehashed = new Map<string, string>();
  for (const row of rows) {
    const employee = own.get(`${row.profile}/${row.employee}`) ?? row.employee;
    const entry = { ...row, employee };
    const text = textOfKey(entry);
    // Under two hashes only if a key was taken away before everything was hashed anew; both stay where they are.
    const other = entries.get(text);
    if (other) rehashed.delete(other.id);
    else if (employee !== row.employee) rehashed.set(entry.id, employee);
    if (other && !bindsMore(entry, other)) continue;
    entries.set(text, entry);
  }
  await rehashEntries(manager, rehashed);
  return {
    book: new EntryBook(manager, [...entries.values()], now),
    idOf: new Map([...entries].map(([text, { id }]) => [text, id])),
  };
}

/** What may stand at Datasul, from surely not to surely; what is not known binds most, because it lets nothing pass. */
const BINDING: readonly EntryState[] = [
  ...(['reopened', 'refused', 'received', 'accepted', 'sending', 'unknown'] as const),
];

/** Of two entries of one key, whether the first is the one to go by. */
export function bindsMore(one: PayrollEntry, other: PayrollEntry): boolean {
  const more = BINDING.indexOf(one.state) - BINDING.indexOf(other.state);
  return more > 0 || (more === 0 && one.updatedAt > other.updatedAt);
}

async function lockHashes(manager: EntityManager, sought: readonly SoughtEntry[]): Promise<void> {
  const hashes = new Set(sought.flatMap((each) => each.hashes));
  await manager.query(
    `SELECT pg_advisory_xact_lock(key) FROM
       (SELECT DISTINCT hashtextextended('payroll-employee/' || each, 0) AS key FROM unnest($1::text[]) each ORDER BY key) k`,
    [[...hashes]],
  );
}
