import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { amountOf } from '../rules/amount';
import type { ToldEntry } from './told-entry';

const NOTHING_HELD = {
  acceptedReferencia: null,
  acceptedUnit: null,
  acceptedAmount: null,
  acceptedBy: null,
  acceptedMessage: null,
  acceptedAt: null,
} as const;

/**
 * An entry as an event told it.
 *
 * @param employee the keyed hash under which it is to stand
 * @param known what the ledger has; undefined: it forgot the entry
 * @returns undefined if the ledger knows as much or more, or if the event's value cannot be read
 */
export function restoredEntry(
  event: ToldEntry,
  employee: string,
  known: PayrollEntry | undefined,
): PayrollEntry | undefined {
  const { entryId: id, version, state, referencia, unit } = event;
  if (known && known.version >= version) return undefined;
  const amount = amountOf(unit, referencia);
  const accepted = acceptedOf(event, known);
  if (amount === undefined || accepted === undefined) return undefined;
  const settledAt = new Date(event.settledAt);
  return {
    ...{ id, version, state, employee, referencia, unit, amount },
    ...{ profile: event.profile, environment: event.environment, source: event.source },
    ...{ empresa: event.empresa, estabelecimento: event.estabelecimento },
    ...{ competencia: event.competencia, campoAdicional: event.campoAdicional },
    ...{ evento: event.evento, datafalta: event.datafalta, rubrica: event.rubrica },
    ...sentOf(event, known),
    sealedEmployee: event.sealed.employee,
    ...accepted,
    // Tasks of the backup were for another number: they end without a call.
    wanted: (known?.wanted ?? 0) + 1,
    message: state === 'reopened' ? null : event.sealed.message,
    reason: state === 'reopened' ? null : (event.reason ?? null),
    by: state === 'reopened' ? null : event.by,
    ...{ callId: known?.callId ?? null, partLimit: null },
    // A refusal is told only where nothing was in doubt.
    unsure: state === 'unknown' && (known?.unsure ?? false),
    receivedAt: new Date(event.receivedAt),
    settledAt: state === 'reopened' ? null : settledAt,
    updatedAt: settledAt,
  };
}

/** Year, month and payment as Datasul got them: not told, and wanted again only where a person has it resent. */
function sentOf(
  { competencia, campoAdicional }: ToldEntry,
  known: PayrollEntry | undefined,
): Pick<PayrollEntry, 'anoSent' | 'mesSent' | 'campoSent'> {
  const [anoSent = '', mesSent = ''] = competencia.split('-');
  const campoSent = campoAdicional === '0' ? '' : campoAdicional.padStart(2, '0');
  return { anoSent, mesSent, campoSent: known?.campoSent ?? campoSent };
}

type Accepted = Pick<PayrollEntry, keyof typeof NOTHING_HELD>;

/** What Datasul holds after it, and since when; undefined if that cannot be read. */
function acceptedOf(event: ToldEntry, known: PayrollEntry | undefined): Accepted | undefined {
  const { state } = event;
  const isAccepted = state === 'accepted';
  const acceptedReferencia = event.held ?? (isAccepted ? event.referencia : null);
  const acceptedUnit = event.heldUnit ?? (isAccepted ? event.unit : null);
  if (acceptedReferencia === null || acceptedUnit === null) return NOTHING_HELD;
  const acceptedAmount = amountOf(acceptedUnit, acceptedReferencia);
  if (acceptedAmount === undefined) return undefined;
  const value = { acceptedReferencia, acceptedUnit, acceptedAmount };
  const before = known?.acceptedReferencia === acceptedReferencia ? known : undefined;
  if (!isAccepted && before?.acceptedAt) {
    const { acceptedBy, acceptedMessage, acceptedAt } = before;
    return { ...value, acceptedBy, acceptedMessage, acceptedAt };
  }
  const acceptedAt = new Date(event.settledAt);
  if (!isAccepted) return { ...value, acceptedBy: null, acceptedMessage: null, acceptedAt };
  return { ...value, acceptedBy: event.by, acceptedMessage: event.sealed.message, acceptedAt };
}
