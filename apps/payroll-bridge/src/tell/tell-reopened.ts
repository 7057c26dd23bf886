import { datasulResultsSettled } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';

const TEXT = 'Reaberta: será lançada de novo quando for reenviada pelo PontoWeb.';

/**
 * Tells that what was accepted is not to be counted any more. Nobody waits for it: whoever sent it was answered.
 *
 * @param seal seals a message about the entry's employee
 */
export function tellReopened(
  unit: UnitOfWork,
  entry: PayrollEntry,
  seal: (text: string) => string,
): void {
  const { id, version, updatedAt } = entry;
  const { source, profile, environment, employee, empresa, estabelecimento } = entry;
  const { competencia, campoAdicional, rubrica, evento, referencia, unit: counted } = entry;
  unit.tell(
    datasulResultsSettled,
    {
      ...{ entryId: id, version, state: 'reopened', by: 'operator', repeated: false },
      ...{ reason: 'operator-reopen', source, profile, environment, employee },
      ...{ empresa, estabelecimento, competencia, campoAdicional, rubrica, evento, referencia },
      ...{ unit: counted, datafalta: entry.datafalta, held: null, heldUnit: null },
      ...{ receivedAt: entry.receivedAt.toISOString(), settledAt: updatedAt.toISOString() },
      waiters: [],
      sealed: { message: seal(TEXT), employee: entry.sealedEmployee },
    },
    { subject: id, stateVersion: version, time: updatedAt },
  );
}
