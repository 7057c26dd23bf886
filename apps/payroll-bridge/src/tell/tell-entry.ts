import {
  datasulResultsSettled,
  SETTLED_WAITERS,
  type DatasulResultsSettled,
} from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { Outcome } from '../ledger/entry-states.rules';
import type { LinePlace } from '../ledger/line.store';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';

/** An entry that has an outcome. */
export type SettledEntry = PayrollEntry & { readonly state: Outcome };

/**
 * Tells that an entry came to an outcome, and who waited for it: at least one event, one more for each 200 that wait. Each
 * says what Datasul holds from then on.
 */
export function tellEntry(
  unit: UnitOfWork,
  entry: SettledEntry,
  waiters: readonly LinePlace[],
): void {
  const here = entry.state === 'refused' && entry.by === 'ponte';
  for (let from = 0; from === 0 || from < waiters.length; from += SETTLED_WAITERS) {
    const part = from / SETTLED_WAITERS;
    const value = {
      ...entryFacts(entry),
      repeated: here || part > 0,
      waiters: waiters.slice(from, from + SETTLED_WAITERS).map(waiterOf),
    };
    const subject = part === 0 ? entry.id : `${entry.id}/${part}`;
    const time = entry.settledAt ?? undefined;
    unit.tell(datasulResultsSettled, value, { subject, stateVersion: entry.version, time });
  }
}

/** What is told of an entry, whoever is told. */
export function entryFacts(
  entry: SettledEntry,
): Omit<DatasulResultsSettled, 'waiters' | 'repeated'> {
  return {
    entryId: entry.id,
    version: entry.version,
    state: entry.state,
    by: entry.by ?? 'ponte',
    reason: entry.reason,
    source: entry.source,
    profile: entry.profile,
    environment: entry.environment,
    employee: entry.employee,
    empresa: entry.empresa,
    estabelecimento: entry.estabelecimento,
    competencia: entry.competencia,
    campoAdicional: entry.campoAdicional,
    rubrica: entry.rubrica,
    evento: entry.evento,
    referencia: entry.referencia,
    unit: entry.unit,
    datafalta: entry.datafalta,
    held: entry.acceptedReferencia,
    heldUnit: entry.acceptedUnit,
    receivedAt: entry.receivedAt.toISOString(),
    settledAt: (entry.settledAt ?? entry.updatedAt).toISOString(),
    sealed: { message: entry.message ?? '', employee: entry.sealedEmployee },
  };
}

/** A waiter as the contract has it. */
export function waiterOf({ requestId, item, line }: LinePlace): LinePlace {
  return { requestId, item, line };
}
