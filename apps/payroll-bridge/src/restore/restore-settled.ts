import { Injectable } from '@nestjs/common';
import { employeeCode, employeeHashText, type DatasulResultsSettled } from '@ponte/contracts';
import { LookupHasher, SealError, Sealer } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../ledger/entry-book';
import { insertEntries, insertHistory, readEntries } from '../ledger/entry.store';
import { findEntries, textOfKey, type SoughtEntry } from '../ledger/find-entries';
import type { HistoryRow } from '../ledger/history-row';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { updateEntries, type ChangedEntry } from '../ledger/update-entries';
import type { RestoreCounts } from './restore-counts';
import { restoredEntry } from './restored-entry.rules';
import { keepToldLines, toldLines } from './restored-lines';
import { isToldEntry, type ToldEntry } from './told-entry';

/** Who wrote what is restored, in the history. */
export interface Restorer {
  readonly actor: string;
  readonly why: string;
}

/** Brings entries up to what was told of them. What the ledger knows as new or newer stays as it is. */
@Injectable()
export class RestoreSettled {
  constructor(
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
  ) {}

  /** @param events in the order of the log, as to one employee */
  async page(
    manager: EntityManager,
    events: readonly DatasulResultsSettled[],
    by: Restorer,
    counts: RestoreCounts,
  ): Promise<void> {
    const told = await forgotten(manager, events.filter(isToldEntry));
    const sought = new Map(told.map((event) => [event, this.sought(event)]));
    const { book, idOf } = await findEntries(
      manager,
      [...sought.values()].filter((each) => each !== undefined),
      await databaseNow(manager),
    );
    const now = new Map<string, PayrollEntry>();
    const read = new Map<string, PayrollEntry | undefined>();
    const history: HistoryRow[] = [];
    for (const [event, place] of sought) {
      const { entryId: id } = event;
      if (!place) {
        leave(counts, id, 'unreadable');
        continue;
      }
      const known = book.get(idOf.get(textOfKey(place.key)) ?? '');
      if (known && known.id !== id) {
        leave(counts, id, 'other');
        continue;
      }
      const before = now.get(id) ?? known;
      const entry = restoredEntry(event, place.key.employee, before);
      if (!entry) {
        if (!before || before.version < event.version) leave(counts, id, 'unreadable');
        continue;
      }
      if (!read.has(id)) read.set(id, known);
      now.set(id, entry);
      history.push(moveOf(before, entry, event, by));
    }
    const added: PayrollEntry[] = [];
    const updated: ChangedEntry[] = [];
    for (const [id, entry] of now) {
      const known = read.get(id);
      if (known) updated.push({ entry, read: known });
      else added.push(entry);
    }
    await insertEntries(manager, added);
    await updateEntries(manager, updated);
    await insertHistory(manager, history);
    counts.settled += events.length;
    counts.forgotten += added.length;
    counts.older += updated.length;
    counts.lines += await keepToldLines(manager, toldLines(events));
  }

  /** Where an entry stands by the keys of now; undefined if the employee cannot be opened or read. */
  private sought(event: ToldEntry): SoughtEntry | undefined {
    const code = this.codeOf(event.sealed.employee);
    if (!code) return undefined;
    const { profile, competencia, campoAdicional, evento, datafalta, source } = event;
    const hashes = this.hasher.all(employeeHashText(source, code));
    const [employee = event.employee] = hashes;
    return {
      key: { profile, employee, competencia, campoAdicional, evento, datafalta },
      hashes: [...new Set([...hashes, event.employee])],
    };
  }

  private codeOf(sealed: string): ReturnType<typeof employeeCode> {
    try {
      const text = this.sealer.open(sealed, { purpose: 'employee' }).toString('utf8');
      const { codfuncionario } = JSON.parse(text) as { readonly codfuncionario?: unknown };
      return typeof codfuncionario === 'string' ? employeeCode(codfuncionario) : undefined;
    } catch (error) {
      // Told with the entry's id; what was sealed is in neither error.
      if (error instanceof SealError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

/** Those of which the ledger has an older version, or nothing: read again, a topic has none. */
async function forgotten(manager: EntityManager, told: readonly ToldEntry[]): Promise<ToldEntry[]> {
  const entries = await readEntries(manager, [...new Set(told.map(({ entryId }) => entryId))]);
  const versions = new Map(entries.map(({ id, version }) => [id, version]));
  return told.filter(({ entryId, version }) => (versions.get(entryId) ?? 0) < version);
}

function leave(
  { left }: RestoreCounts,
  id: string,
  why: RestoreCounts['left'][number]['why'],
): void {
  if (!left.some((each) => each.id === id)) left.push({ id, why });
}

function moveOf(
  before: PayrollEntry | undefined,
  { id, version, state, referencia }: PayrollEntry,
  { settledAt, by, reason = null, sealed }: ToldEntry,
  { actor, why }: Restorer,
): HistoryRow {
  return {
    ...{ entryId: id, version, at: new Date(settledAt), fromState: before?.state ?? null },
    ...{ toState: state, referencia, by, reason, callId: null, requestId: null },
    ...{ actor, why, commandId: null, message: sealed.message },
  };
}
