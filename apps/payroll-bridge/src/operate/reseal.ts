import { reseal, type Sealer } from '@ponte/platform';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';

/** What of an entry is sealed. It is kept for good, longer than any key. */
export type SealedParts = Pick<PayrollEntry, 'sealedEmployee' | 'message' | 'acceptedMessage'>;

/** The sealed parts of an entry under the first key; undefined if all of them are. What cannot be opened stays as it is. */
export function resealed(entry: SealedParts, sealer: Sealer): SealedParts | undefined {
  const again = (sealed: string): string => reseal(sealer, sealed) ?? sealed;
  const parts = {
    sealedEmployee: again(entry.sealedEmployee),
    message: entry.message && again(entry.message),
    acceptedMessage: entry.acceptedMessage && again(entry.acceptedMessage),
  };
  const same =
    parts.sealedEmployee === entry.sealedEmployee &&
    parts.message === entry.message &&
    parts.acceptedMessage === entry.acceptedMessage;
  return same ? undefined : parts;
}
