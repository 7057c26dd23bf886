import type { Unit } from '../rules/amount';
import type { EntryState } from './entry-states.rules';

/** Who said what became of an entry. */
export type SaidBy = 'datasul' | 'ponte' | 'operator';

/** What is to be posted: the text as Datasul gets it, and what it means. */
export interface EntryValue {
  /** Verbatim, with a decimal comma. */
  readonly referencia: string;
  readonly unit: Unit;
  /** Minutes for `hhmm`, else the number; a decimal text, never a float. */
  readonly amount: string;
}

/** A value that is only compared: of one that is refused, unit and amount may be unreadable. */
export type ComparedValue = Pick<EntryValue, 'referencia'> & Partial<EntryValue>;

/** What makes an entry: the same key is the same line of the payroll. All numbers without leading zeros. */
export interface EntryKey {
  readonly profile: string;
  /** The keyed hash of source, empresa, estabelecimento and matrícula. */
  readonly employee: string;
  /** `YYYY-MM`. */
  readonly competencia: string;
  readonly campoAdicional: string;
  readonly evento: string;
  /** `YYYYMMDD` or `''`. */
  readonly datafalta: string;
}

/** A row of the ledger: one rubrica of one employee, competência and payment. */
export interface PayrollEntry extends EntryKey, EntryValue {
  readonly id: string;
  readonly environment: string;
  readonly source: string;
  readonly empresa: string;
  readonly estabelecimento: string;

  /** As last sent; what Datasul gets. */
  readonly rubrica: string;
  readonly anoSent: string;
  readonly mesSent: string;
  readonly campoSent: string;
  /** `{ matricula, codfuncionario }` as last sent, sealed for `employee`. */
  readonly sealedEmployee: string;

  readonly state: EntryState;
  /** Grows with every move; part of the ids of the events. */
  readonly version: number;
  /** Raised with each task that is enqueued for it: a task that was enqueued for another number ends without a call. */
  readonly wanted: number;

  /** What Datasul last accepted; null if nothing, or if it was reopened since. */
  readonly acceptedReferencia: string | null;
  readonly acceptedUnit: Unit | null;
  readonly acceptedAmount: string | null;
  readonly acceptedBy: SaidBy | null;
  /** Sealed for `message`. */
  readonly acceptedMessage: string | null;
  readonly acceptedAt: Date | null;

  /** Of the present outcome; sealed for `message`. */
  readonly message: string | null;
  readonly reason: string | null;
  readonly by: SaidBy | null;

  /** The call that it is, or last was, part of. */
  readonly callId: string | null;
  /** The next call that it is part of may hold at most so many items: what is left of a bisection. */
  readonly partLimit: number | null;
  /** A call since the last accepted value may have posted something else: what was accepted is no answer any more. */
  readonly unsure: boolean;
  /** When the request was received that brought the present value. */
  readonly receivedAt: Date;
  /** When it came to its present outcome; null while it has none. */
  readonly settledAt: Date | null;
  readonly updatedAt: Date;
}

/** What stands at Datasul for certain as far as we know: what it last accepted, with nothing after it that is in doubt. */
export function standingValue(entry: PayrollEntry): EntryValue | undefined {
  return entry.unsure ? undefined : acceptedValue(entry);
}

/** What of an entry Datasul last accepted, if anything. */
export function acceptedValue(entry: PayrollEntry): EntryValue | undefined {
  const { acceptedReferencia: referencia, acceptedUnit: unit, acceptedAmount: amount } = entry;
  if (referencia === null || unit === null || amount === null) return undefined;
  return { referencia, unit, amount };
}
