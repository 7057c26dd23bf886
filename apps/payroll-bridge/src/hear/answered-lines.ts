import type { EntityManager } from 'typeorm';
import type { Messages } from '../ledger/messages';
import { isOutcome } from '../ledger/entry-states.rules';
import type { LedgerRefusal } from '../ledger/decide.rules';
import {
  DOUBT_TEXT,
  noProfileText,
  refusalText,
  standingText,
  tooOldText,
} from '../ledger/ledger-texts';
import { insertLines, refuseWaiting, type LineRow } from '../ledger/line.store';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { faultText } from '../rules/fault-text';
import { tellEntry } from '../tell/tell-entry';
import { tellRecorded, tellRefused, type RefusedFacts } from '../tell/tell-line';
import type { ToldLines } from '../tell/told-lines';
import type { HeardLine } from './heard-group';

type Unit = HeardLine['group']['unit'];

/** What the rubricas of a slice are answered, or that they wait; told at once, written at the end. */
export class AnsweredLines {
  private readonly rows: LineRow[] = [];
  /** Rows of this slice that wait, by entry, with what is told of them if their value is replaced. */
  private readonly waiting = new Map<
    string,
    { readonly at: number; readonly heard: HeardLine }[]
  >();
  /** Entries whose value is replaced, as they are now. */
  private readonly replaced = new Map<string, { unit: Unit; entry: PayrollEntry }>();

  constructor(
    private readonly messages: Messages,
    private readonly told: ToldLines,
    private readonly now: Date,
  ) {}

  /** The rubrica waits for what becomes of the entry. */
  wait(heard: HeardLine, { id }: PayrollEntry): void {
    const others = this.waiting.get(id) ?? [];
    this.waiting.set(id, [...others, { at: this.rows.length, heard }]);
    this.rows.push(rowOf(heard, { entryId: id, state: 'waiting' }));
  }

  /** The rubrica is answered what the ledger has on record; while that is unknown it waits for more. */
  record(heard: HeardLine, entry: PayrollEntry): void {
    const { id: entryId, state: outcome, reason } = entry;
    if (!isOutcome(outcome)) throw new Error(`entry ${entryId} has no outcome to be answered`);
    const message = entry.message ?? this.seal(heard, DOUBT_TEXT);
    const state = outcome === 'unknown' ? 'waiting' : 'answered';
    const row = rowOf(heard, {
      ...{ entryId, state, outcome, reason, message },
      told: 1,
      answeredAt: this.now,
    });
    this.rows.push(row);
    tellRecorded(heard.group.unit, row, { ...entry, state: outcome, message }, this.now);
    this.told.count(outcome, reason);
  }

  /** What the entry stands for has changed by it: told of the entry, which nobody waits for, and of the rubrica. */
  restored(heard: HeardLine, entry: PayrollEntry): void {
    const { state } = entry;
    if (!isOutcome(state)) throw new Error(`entry ${entry.id} has no outcome to be told`);
    tellEntry(heard.group.unit, { ...entry, state }, []);
    this.record(heard, entry);
  }

  /** Nothing is wrong with the rubrica, but what the ledger has on record forbids it. */
  refuse(heard: HeardLine, entry: PayrollEntry, reason: LedgerRefusal): void {
    this.refused(heard, reason, refusalText(reason, entry), entry);
  }

  /** @param entry that it is about, if there is one; the rubrica has nothing to do with what becomes of it */
  refuseFaulty(heard: HeardLine, entry?: PayrollEntry): void {
    const { line } = heard;
    if (line.ok) throw new Error('a rubrica without a fault is refused by nobody');
    this.refused(heard, line.faults[0].code, faultText(line.faults, entry && standingText(entry)));
  }

  refuseTooOld(heard: HeardLine): void {
    this.refused(heard, 'too-old', tooOldText(heard.item.value.receivedAt));
  }

  refuseWithoutProfile(heard: HeardLine): void {
    this.refused(heard, 'no-profile', noProfileText(heard.item.value.source));
  }

  /**
   * Whoever waits for the former value of an entry is refused.
   * @param entry with its new value
   */
  replace({ group }: HeardLine, entry: PayrollEntry): void {
    const text = refusalText('replaced', entry);
    for (const { at, heard } of this.waiting.get(entry.id) ?? []) {
      const row = this.refusal(heard, 'replaced', text, entry.id);
      this.rows[at] = row;
      this.tellRefusal(heard, row, knownOf(entry));
    }
    this.waiting.delete(entry.id);
    this.replaced.set(entry.id, { unit: group.unit, entry });
  }

  async write(manager: EntityManager): Promise<void> {
    await this.refuseReplaced(manager);
    await insertLines(manager, this.rows);
  }

  private async refuseReplaced(manager: EntityManager): Promise<void> {
    const messages = new Map(
      [...this.replaced].map(([id, { entry }]) => [
        id,
        this.messages.seal(entry.source, entry.employee, refusalText('replaced', entry)),
      ]),
    );
    for (const line of await refuseWaiting(manager, messages, 'replaced')) {
      const { unit, entry } = this.replaced.get(line.entryId) ?? {};
      if (!unit || !entry) throw new Error(`nothing is replaced of entry ${line.entryId}`);
      const { source, sealedEmployee } = entry;
      const receivedAt = line.receivedAt ?? entry.receivedAt;
      const facts = { source, sealedEmployee, receivedAt, known: knownOf(entry) };
      tellRefused(unit, line, facts, this.now);
      this.told.count('refused', 'replaced');
    }
  }

  private refused(heard: HeardLine, reason: string, text: string, entry?: PayrollEntry): void {
    const row = this.refusal(heard, reason, text, entry?.id ?? null);
    this.rows.push(row);
    this.tellRefusal(heard, row, entry ? knownOf(entry) : judgedOf(heard));
  }

  private refusal(heard: HeardLine, reason: string, text: string, entryId: string | null): LineRow {
    const message = this.seal(heard, text);
    const state = { state: 'answered', outcome: 'refused', told: 1, answeredAt: this.now } as const;
    const place = entryId === null ? reportedOf(heard) : {};
    return rowOf(heard, { ...state, ...place, entryId, reason, message });
  }

  private tellRefusal(heard: HeardLine, row: LineRow, known: RefusedFacts['known']): void {
    const { source, receivedAt, sealed } = heard.item.value;
    const facts = {
      ...{ source, known, sealedEmployee: sealed.employee },
      receivedAt: new Date(receivedAt),
    };
    tellRefused(heard.group.unit, row, facts, this.now);
    this.told.count('refused', row.reason);
  }

  private seal({ item }: HeardLine, text: string): string {
    return this.messages.seal(item.value.source, item.employee, text);
  }
}

function rowOf(
  { item, line }: HeardLine,
  said: Partial<LineRow> & Pick<LineRow, 'state'>,
): LineRow {
  return {
    requestId: item.value.requestId,
    item: line.item,
    line: line.line,
    employee: item.employee,
    rubrica: line.rubrica,
    referencia: line.referencia,
    datafalta: line.datafalta,
    ...{ entryId: null, outcome: null, reason: null, message: null, told: 0, answeredAt: null },
    ...said,
  };
}

/** Where a report counts a rubrica without an entry. */
function reportedOf(heard: HeardLine): Partial<LineRow> {
  const { profile, empresa, competencia, campoAdicional, evento, unit } = judgedOf(heard);
  return { profile, empresa, competencia, campoAdicional, evento, unit };
}

function knownOf(entry: PayrollEntry): RefusedFacts['known'] {
  const { profile, environment, empresa, estabelecimento } = entry;
  const { competencia, campoAdicional, evento, unit } = entry;
  return {
    ...{ profile, environment, empresa, estabelecimento },
    ...{ competencia, campoAdicional, evento, unit },
  };
}

function judgedOf({ group: { profile }, line }: HeardLine): RefusedFacts['known'] {
  const { empresa, estabelecimento, competencia, campoAdicional, evento } = line.ok
    ? line.key
    : line.known;
  return {
    ...{ profile: profile?.id, environment: profile?.environment },
    ...{ empresa, estabelecimento, competencia, campoAdicional, evento, unit: line.unit },
  };
}
