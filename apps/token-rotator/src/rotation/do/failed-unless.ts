import type { Settlement } from '@ponte/messaging';
import type { CallVerdict } from '../call-verdict';

/** The verdict of a task that was done; one that was held or discarded is a call that failed, to be tried anew. */
export function failedUnless(settlement: Settlement<CallVerdict>, maybe: boolean): CallVerdict {
  if (settlement.state !== 'done') return { as: 'failed', maybe, reason: settlement.reason };
  // An operator may settle a task without knowing what it found.
  const result = settlement.result as CallVerdict | undefined;
  return result?.as ? result : { as: 'failed', maybe, reason: 'settled by an operator' };
}
