import type { PayrollEntry } from '../ledger/payroll-entry.entity';

/** So many hex digits of an employee's hash tell employees apart for a person. */
const SHOWN = 12;

/** The employee's hash as operators are shown it. */
export function shownEmployee(employee: string): string {
  return employee.slice(0, SHOWN);
}

/** An entry as operators see it: who it is about, and what was said of it, stay sealed. */
export interface EntryFacts {
  readonly id: string;
  /** Named with the id (`id@version`), a decision is about what was shown and nothing later. */
  readonly version: number;
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly employee: string;
  readonly competencia: string;
  readonly rubrica: string;
  readonly evento: string;
  readonly referencia: string;
  readonly unit: string;
  readonly datafalta: string;
  readonly campoAdicional: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  /** What Datasul accepted before, where the present value is a correction. */
  readonly acceptedReferencia: string | null;
  readonly callId: string | null;
  readonly profile: string;
  readonly environment: string;
  readonly sealed: { readonly message: string | null; readonly employee: string };
}

export function entryFacts(entry: PayrollEntry): EntryFacts {
  const { id, version, empresa, estabelecimento, employee, competencia, rubrica, evento } = entry;
  const { referencia, unit, datafalta, campoAdicional, state, reason, callId } = entry;
  const { profile, environment, acceptedReferencia, message, sealedEmployee } = entry;
  return {
    ...{ id, version, empresa, estabelecimento, employee: shownEmployee(employee), competencia },
    ...{ rubrica, evento, referencia, unit, datafalta, campoAdicional, state, reason },
    since: (entry.settledAt ?? entry.updatedAt).toISOString(),
    ...{ acceptedReferencia, callId, profile, environment },
    sealed: { message, employee: sealedEmployee },
  };
}
