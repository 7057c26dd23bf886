import { datasulResultsSettled, type DatasulResultsSettled } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { LinePlace, LineRow } from '../ledger/line.store';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { entryFacts, waiterOf, type SettledEntry } from './tell-entry';

/** What is known of a rubrica that is refused here, besides its row. */
export interface RefusedFacts {
  readonly source: string;
  /** As far as it could be read. */
  readonly known: Partial<
    Pick<
      PayrollEntry,
      | ('profile' | 'environment' | 'empresa' | 'estabelecimento')
      | ('competencia' | 'campoAdicional' | 'evento' | 'unit')
    >
  >;
  readonly receivedAt: Date;
  readonly sealedEmployee: string;
}

/**
 * Tells one rubrica of a request that it is refused here. No entry is named: what holds for the entry, if there is one, is
 * another matter.
 */
export function tellRefused(unit: UnitOfWork, line: LineRow, facts: RefusedFacts, now: Date): void {
  const { source, known, receivedAt, sealedEmployee } = facts;
  const value: DatasulResultsSettled = {
    ...known,
    state: 'refused',
    by: 'ponte',
    repeated: true,
    reason: line.reason,
    source,
    employee: line.employee,
    rubrica: line.rubrica,
    referencia: line.referencia,
    datafalta: line.datafalta,
    receivedAt: receivedAt.toISOString(),
    settledAt: now.toISOString(),
    waiters: [waiterOf(line)],
    sealed: { message: line.message ?? '', employee: sealedEmployee },
  };
  unit.tell(datasulResultsSettled, value, asOf(line, now));
}

/** Tells one rubrica of a request what the ledger has on record for its entry. */
export function tellRecorded(
  unit: UnitOfWork,
  line: LineRow,
  entry: SettledEntry,
  now: Date,
): void {
  const value = { ...entryFacts(entry), repeated: true, waiters: [waiterOf(line)] };
  unit.tell(datasulResultsSettled, value, asOf(line, now));
}

function asOf(line: LinePlace & Pick<LineRow, 'told'>, time: Date) {
  const { requestId, item, line: place, told } = line;
  return { subject: `${requestId}/${item}/${place}`, stateVersion: told, time };
}
