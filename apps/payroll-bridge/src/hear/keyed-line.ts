import type { ProfileConfig } from '../config/profile.config';
import type { WantedValue } from '../ledger/entry-move';
import type { ComparedValue, EntryKey, EntryValue } from '../ledger/payroll-entry.entity';
import { amountOf } from '../rules/amount';
import type {
  EntryKey as JudgedKey,
  FaultCode,
  FaultyLine,
  JudgedLine,
} from '../rules/judged-line';
import { wholeKey } from '../rules/whole-key';
import type { HeardItem } from './heard-item';

/** What the ledger is asked about a rubrica. */
export interface KeyedLine {
  readonly key: EntryKey;
  readonly judged: JudgedKey;
  readonly value: ComparedValue;
  /** What may be posted of it; undefined: something is wrong in it or beside it, and nothing is. */
  readonly posts?: EntryValue;
  /** Refused whatever the ledger says, though in words that are true of what it holds. */
  readonly isUnclear: boolean;
}

/** Faults after which nobody can tell which value, or which employee, is meant. */
const UNCLEAR = new Set<FaultCode>(['duplicate', 'employee-number', 'employee-unreadable']);

/** The entry that a rubrica is about, faulty or not; undefined if that cannot be read. */
export function keyedLine(
  line: JudgedLine,
  { employee }: HeardItem,
  { id: profile }: ProfileConfig,
): KeyedLine | undefined {
  const judged = line.ok ? line.key : wholeKey(line.known);
  if (!judged) return undefined;
  const { competencia, campoAdicional, evento, datafalta } = judged;
  const key = { profile, employee, competencia, campoAdicional, evento, datafalta };
  if (!line.ok) {
    const isUnclear = line.faults.some(({ code }) => UNCLEAR.has(code));
    return { key, judged, value: comparedValue(line), isUnclear };
  }
  const { referencia, unit, amount } = line;
  const value = { referencia, unit, amount };
  return { key, judged, value, posts: value, isUnclear: false };
}

/** By its text at least: the unit of its rubrica may be another one by now, and its event gone from the profile. */
function comparedValue({ unit, referencia }: FaultyLine): ComparedValue {
  const text = referencia ?? '';
  return { referencia: text, unit, amount: unit && amountOf(unit, text) };
}

/** A rubrica as the ledger keeps it when it is to be posted. */
export function wantedValue(value: EntryValue, line: JudgedLine, item: HeardItem): WantedValue {
  const { ano, mes, campoAdicional, receivedAt, sealed } = item.value;
  return {
    ...value,
    rubrica: line.rubrica ?? '',
    anoSent: ano ?? '',
    // Two digits, as documented: what Datasul makes of one, nobody knows.
    mesSent: mes?.padStart(2, '0') ?? '',
    campoSent: campoAdicional ?? '',
    sealedEmployee: sealed.employee,
    receivedAt: new Date(receivedAt),
  };
}
