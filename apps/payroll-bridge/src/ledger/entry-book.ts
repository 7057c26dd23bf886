import type { EntityManager } from 'typeorm';
import type { Because, EntryMove, WantedValue } from './entry-move';
import { insertEntries, insertHistory, lockEntries } from './entry.store';
import type { HistoryRow } from './history-row';
import { moveEntry, newEntry, type Identity, type Moved } from './move-entry.rules';
import type { PayrollEntry } from './payroll-entry.entity';
import { updateEntries, type ChangedEntry } from './update-entries';

/**
 * Entries of one transaction: locked when they are read, moved in memory by the rules, and written at its end, all of
 * them in three statements.
 */
export class EntryBook {
  private readonly entries = new Map<string, PayrollEntry>();
  /** By id: as it was read; undefined for a new one. */
  private readonly changed = new Map<string, PayrollEntry | undefined>();
  private readonly history: HistoryRow[] = [];

  /**
   * @param entries locked
   * @param now the database's time in this transaction
   */
  constructor(
    private readonly manager: EntityManager,
    entries: readonly PayrollEntry[],
    readonly now: Date,
  ) {
    for (const entry of entries) this.entries.set(entry.id, entry);
  }

  /**
   * Locks the entries that exist of these ids, in the order in which everybody locks them.
   * @param read a moment ago: what has not changed since is not read again
   */
  static async lock(
    manager: EntityManager,
    ids: readonly string[],
    read?: ReadonlyMap<string, PayrollEntry>,
  ): Promise<EntryBook> {
    const entries = await lockEntries(manager, ids, read);
    return new EntryBook(manager, entries, await databaseNow(manager));
  }

  /** An entry as it is now, after the moves made so far. */
  get(id: string): PayrollEntry | undefined {
    return this.entries.get(id);
  }

  all(): IterableIterator<PayrollEntry> {
    return this.entries.values();
  }

  add(identity: Identity, value: WantedValue, because: Because): PayrollEntry {
    return this.keep(newEntry(identity, value, because, this.now), undefined);
  }

  /**
   * Moves a locked entry and returns it as it is afterwards.
   * @throws Error if the entry is not locked here, or its state does not allow the move: a bug
   */
  move(id: string, move: EntryMove, because: Because = {}): PayrollEntry {
    const entry = this.entries.get(id);
    if (!entry) throw new Error(`entry ${id} is not locked`);
    return this.keep(moveEntry(entry, move, because, this.now), entry);
  }

  /** Writes what was moved and added, with its history. Once, at the end. */
  async write(): Promise<void> {
    const added: PayrollEntry[] = [];
    const updated: ChangedEntry[] = [];
    for (const [id, read] of this.changed) {
      const entry = this.entries.get(id) as PayrollEntry;
      if (read) updated.push({ entry, read });
      else added.push(entry);
    }
    await insertEntries(this.manager, added);
    await updateEntries(this.manager, updated);
    await insertHistory(this.manager, this.history.splice(0));
    this.changed.clear();
  }

  private keep({ entry, history }: Moved, read: PayrollEntry | undefined): PayrollEntry {
    this.entries.set(entry.id, entry);
    if (!this.changed.has(entry.id)) this.changed.set(entry.id, read);
    this.history.push(history);
    return entry;
  }
}

/** The database's time of this transaction: one clock for all replicas. */
export async function databaseNow(manager: EntityManager): Promise<Date> {
  const [{ now }] = (await manager.query('SELECT now()')) as [{ now: Date }];
  return now;
}
