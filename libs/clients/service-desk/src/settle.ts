import type { TicketSearch } from './service-desk';

/**
 * What "not found" is worth: a creation that may have arrived can still be worked on, or not be searchable yet, until
 * `settleMs` after it was attempted.
 */
export function settledSearch(
  search: TicketSearch,
  attemptedAt: Date,
  settleMs: number,
  now: number,
): TicketSearch {
  const remainingMs = attemptedAt.getTime() + settleMs - now;
  if (search.found !== 'none' || remainingMs <= 0) {
    return search;
  }
  return {
    found: 'unsure',
    reason: 'the desk does not show the ticket, but a new one may take a while to be found',
    // A clock that stands wrong must not make it wait for ever.
    retryAfterMs: Math.min(remainingMs, settleMs),
  };
}
