import type { TicketSearch } from '../service-desk';

/** How long after a 404 that says nothing the desk is searched again, in milliseconds: a gateway's comes and goes. */
const GATEWAY_MS = 30_000;

/**
 * What a 404 to a search is worth.
 * @param named whether the path names our reference; else it is the search that is not there, not the ticket
 * @param told whether the answer had a JSON body; without one it may as well come from a wrong address
 */
export function ticketAbsence(named: boolean, told: boolean): TicketSearch {
  if (named && told) return { found: 'none' };
  const reason = named
    ? 'the search answered 404 without a JSON body: check the address'
    : 'the search itself answered 404, which says nothing of the ticket: check the address';
  return { found: 'unsure', reason, retryAfterMs: GATEWAY_MS };
}
