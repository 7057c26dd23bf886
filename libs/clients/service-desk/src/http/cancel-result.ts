import type { CancelResult } from '../service-desk';

/**
 * What the status of an answer to a cancellation means.
 * @param named whether the path names the ticket; else a 404 says that the address is wrong, not that the ticket is gone
 */
export function cancelResult(status: number, named: boolean): CancelResult {
  switch (status) {
    case 404:
      return named
        ? { state: 'ended' }
        : { state: 'impossible', reason: 'the desk answered 404: check the address' };
    case 410:
      return { state: 'ended' };
    case 409:
      return { state: 'impossible', reason: 'the desk answered 409: not in its present state' };
    default:
      return { state: 'cancelled' };
  }
}
