import type { ProfileConfig } from '../config/profile.config';
import type { WantedValue } from '../ledger/entry-move';
import type { EntryKey, EntryValue } from '../ledger/payroll-entry.entity';
import { amountOf } from '../rules/amount';
import type { EntryKey as JudgedKey, FaultyLine, JudgedLine } from '../rules/judged-line';
import { wholeKey } from '../rules/whole-key';
import type { HeardItem } from './heard-item';

/** What the ledger is asked about a rubrica. */
export interface KeyedLine {
  readonly key: EntryKey;
  readonly judged: JudgedKey;
  readonly value: EntryValue;
  /** Refused, but only because its competência was closed since: what was recorded before is answered all the same. */
  readonly tooLate: boolean;
}

/** Faults that a rubrica can get by waiting: it may have been posted before. */
const BY_TIME = new Set(['competence-closed', 'competence-range']);

/** The entry that a rubrica is about; undefined for one that is refused whatever the ledger says. */
export function keyedLine(
  line: JudgedLine,
  { employee }: HeardItem,
  { id: profile }: ProfileConfig,
): KeyedLine | undefined {
  const judged = line.ok ? line.key : lateKey(line);
  const value = line.ok ? line : lateValue(line);
  if (!judged || !value) return undefined;
  const { competencia, campoAdicional, evento, datafalta } = judged;
  const { referencia, unit, amount } = value;
  return {
    key: { profile, employee, competencia, campoAdicional, evento, datafalta },
    judged,
    value: { referencia, unit, amount },
    tooLate: !line.ok,
  };
}

function lateKey({ faults, known }: FaultyLine): JudgedKey | undefined {
  return faults.every(({ code }) => BY_TIME.has(code)) ? wholeKey(known) : undefined;
}

function lateValue({ unit, referencia }: FaultyLine): EntryValue | undefined {
  if (unit === undefined || referencia === null) return undefined;
  const amount = amountOf(unit, referencia);
  return amount === undefined ? undefined : { referencia, unit, amount };
}

/** A rubrica as the ledger keeps it when it is to be posted. */
export function wantedValue(value: EntryValue, line: JudgedLine, item: HeardItem): WantedValue {
  const { ano, mes, campoAdicional, receivedAt, sealed } = item.value;
  return {
    ...value,
    rubrica: line.rubrica ?? '',
    anoSent: ano ?? '',
    mesSent: mes ?? '',
    campoSent: campoAdicional ?? '',
    sealedEmployee: sealed.employee,
    receivedAt: new Date(receivedAt),
  };
}
