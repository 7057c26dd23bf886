import type { ContractFault, EventContract } from '@ponte/contracts';
import {
  ContractBroken,
  type EventMeta,
  type OutboundRecord,
  validEventRecord,
} from '@ponte/messaging';

/**
 * The record of a value that was found valid, or why there can be none: sealed and written anew, a body within its limit
 * may still be too large as an event (`1e20` becomes 21 digits). A sender cannot mend that, so it is not a failure of ours.
 */
export function recordOrFaults<T extends object>(
  contract: EventContract<T>,
  value: T,
  meta: EventMeta,
): OutboundRecord | readonly ContractFault[] {
  try {
    return validEventRecord(contract, value, meta);
  } catch (error) {
    if (error instanceof ContractBroken) return error.faults;
    throw error;
  }
}

export function isRecord(
  result: OutboundRecord | readonly ContractFault[],
): result is OutboundRecord {
  return !Array.isArray(result);
}
