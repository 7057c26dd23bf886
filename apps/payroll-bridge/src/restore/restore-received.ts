import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AhgoraResultsReceived } from '@ponte/contracts';
import { UnacceptableEvent } from '@ponte/messaging';
import { LookupHasher, saoPauloTime, Sealer } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { Profiles } from '../config/profiles';
import type { ProfileConfig } from '../config/profile.config';
import { openItem, type HeardItem } from '../hear/heard-item';
import { keyedLine, wantedValue, type KeyedLine } from '../hear/keyed-line';
import { employeeOf } from '../hear/part.store';
import { insertRequests, placeOf } from '../hear/request.store';
import { decide } from '../ledger/decide.rules';
import { databaseNow } from '../ledger/entry-book';
import { findEntries, textOfKey, type FoundEntries } from '../ledger/find-entries';
import { insertLines, type LineRow } from '../ledger/line.store';
import type { EntryValue } from '../ledger/payroll-entry.entity';
import type { JudgedLine } from '../rules/judged-line';
import { judgeItems } from '../rules/judge-items';
import type { RestoreCounts } from './restore-counts';
import type { Restorer } from './restore-settled';

/** A rubrica that was heard and of which nothing was told. */
interface Untold {
  readonly item: HeardItem;
  readonly line: JudgedLine;
  readonly profile: ProfileConfig;
  readonly keyed: KeyedLine & { readonly value: EntryValue };
}

/**
 * What was heard after the backup and came to no outcome that was told: it may have been in a call. It stands in the ledger
 * as to be posted until it is doubted with all else that is (see RestoreDoubted); nothing is enqueued for it.
 */
@Injectable()
export class RestoreReceived {
  /** Items of employees that stand in several items of a request, until all of them are there. */
  private readonly parts = new Map<string, AhgoraResultsReceived[]>();

  constructor(
    private readonly profiles: Profiles,
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
  ) {}

  /** @param items that were heard, in the order of the log as to one employee; what they were told is kept already */
  async page(
    manager: EntityManager,
    items: readonly AhgoraResultsReceived[],
    { actor, why }: Restorer,
    counts: RestoreCounts,
  ): Promise<void> {
    counts.received += items.length;
    // A producer may have repeated a record.
    const once = [...new Map(items.map((item) => [placeOf(item), item])).values()];
    const answered = await keptLines(manager, items);
    await insertRequests(
      manager,
      items.map((item) => ({ ...item, profile: this.profileOf(item)?.id ?? null })),
    );
    const untold = once
      .flatMap((item) => this.whole(item))
      .flatMap((group) => this.judge(group, answered, counts));
    if (untold.length === 0) return;
    const sought = untold.map(({ keyed, item: { hashes } }) => ({ key: keyed.key, hashes }));
    const found = await findEntries(manager, sought, await databaseNow(manager));
    const lines = untold.flatMap((each) => take(found, each, { actor, why }));
    await found.book.write();
    await insertLines(manager, lines);
  }

  /** All items of the employee in the request, once they are there. */
  private whole(item: AhgoraResultsReceived): AhgoraResultsReceived[][] {
    if (item.parts === 1) return [[item]];
    const key = employeeOf(item);
    const others = (this.parts.get(key) ?? []).filter(({ part }) => part !== item.part);
    const group = [...others, item];
    this.parts.set(key, group);
    if (group.length < item.parts) return [];
    this.parts.delete(key);
    return [group.toSorted((a, b) => a.position - b.position)];
  }

  private judge(
    group: readonly AhgoraResultsReceived[],
    answered: ReadonlySet<string>,
    counts: RestoreCounts,
  ): Untold[] {
    const isUntold = (item: AhgoraResultsReceived, line: number) =>
      !answered.has(`${placeOf(item)}/${line}`);
    const hasUntold = group.some((item) => item.resultados.some((_, line) => isUntold(item, line)));
    const [first] = group;
    const profile = first && this.profileOf(first);
    if (!first || !hasUntold) return [];
    if (!profile) {
      counts.unjudged += group.length;
      return [];
    }
    const opened = this.open(group, counts);
    const byPosition = new Map(opened.map((item) => [item.received.position, item]));
    const today = saoPauloTime(new Date(first.receivedAt)).day;
    const received = opened.map((item) => item.received);
    return judgeItems(received, profile, today).flatMap((line): Untold[] => {
      const item = byPosition.get(line.item);
      const keyed = item && keyedLine(line, item, profile);
      if (!keyed || !isUntold(item.value, line.line) || !mayHavePassed(line)) return [];
      const { unit, amount } = keyed.value;
      if (unit === undefined || amount === undefined) return [];
      return [
        { item, line, profile, keyed: { ...keyed, value: { ...keyed.value, unit, amount } } },
      ];
    });
  }

  private open(group: readonly AhgoraResultsReceived[], counts: RestoreCounts): HeardItem[] {
    try {
      return group.map((item) => openItem(item, this.sealer, this.hasher));
    } catch (error) {
      if (!(error instanceof UnacceptableEvent)) throw error;
      counts.unjudged += group.length;
      return [];
    }
  }

  /** Also one that is not active at the moment. */
  private profileOf({ source }: AhgoraResultsReceived): ProfileConfig | undefined {
    const all = this.profiles.all().filter((profile) => profile.source === source);
    return this.profiles.ofSource(source) ?? (all.length === 1 ? all[0] : undefined);
  }
}

/** Whether it may have been posted: a competência that is closed now was perhaps open then. */
function mayHavePassed(line: JudgedLine): boolean {
  return line.ok || line.faults.every(({ code }) => code.startsWith('competence-'));
}

/** What the ledger makes of it: a line that waits for the entry, or nothing where it was surely not posted. */
function take(
  { book, idOf }: FoundEntries,
  { item, line, profile, keyed }: Untold,
  { actor, why }: Restorer,
): LineRow[] {
  const { key, judged, value } = keyed;
  const { source, requestId, receivedAt } = item.value;
  const known = book.get(idOf.get(textOfKey(key)) ?? '');
  const decision = decide(
    known,
    { ...value, receivedAt: new Date(receivedAt) },
    profile.corrections,
  );
  const wanted = wantedValue(value, line, item);
  const because = { requestId, actor, why, reason: 'ledger-restored' };
  if (decision.do === 'begin' || !known) {
    const { empresa, estabelecimento } = judged;
    const identity = {
      ...{ ...key, id: randomUUID(), source, environment: profile.environment },
      ...{ empresa, estabelecimento },
    };
    const entry = book.add(identity, wanted, because);
    idOf.set(textOfKey(key), entry.id);
    return [lineOf(item, line, entry.id)];
  }
  if (decision.do === 'post' || decision.do === 'replace')
    book.move(known.id, { kind: 'want', value: wanted }, because);
  else if (decision.do !== 'join' && decision.do !== 'doubt') return [];
  return [lineOf(item, line, known.id)];
}

function lineOf({ value, employee }: HeardItem, line: JudgedLine, entryId: string): LineRow {
  const { rubrica, referencia, datafalta, item, line: place } = line;
  return {
    ...{ requestId: value.requestId, item, line: place, employee, rubrica, referencia, datafalta },
    ...{ entryId, state: 'waiting', outcome: null, reason: null, message: null },
    ...{ told: 0, answeredAt: null },
  };
}

/** Rubricas that are kept, as `request/item/line`. */
async function keptLines(
  manager: EntityManager,
  items: readonly AhgoraResultsReceived[],
): Promise<Set<string>> {
  const rows: { place: string }[] = await manager.query(
    `SELECT request_id || '/' || item || '/' || line AS place FROM payroll_line WHERE request_id = ANY ($1::uuid[])`,
    [[...new Set(items.map(({ requestId }) => requestId))]],
  );
  return new Set(rows.map(({ place }) => place));
}
