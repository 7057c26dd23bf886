import { AWAITING_STATES, type RequestState } from './transitions.rules';

/** What of a request says which tickets are its own. */
export interface TicketClaim {
  readonly id: string;
  readonly reference: string;
  readonly ticketId: string | null;
  readonly state: RequestState;
  /** Whether the desk is being asked for its ticket. */
  readonly isCreating: boolean;
  /** When the desk last took something of it. */
  readonly requestedAt: Date | null;
}

/** By what a desk names a ticket. */
export interface TicketName {
  readonly ticketId: string;
  /** Ours, if it gives it back. */
  readonly reference: string | null;
}

/**
 * The request that a ticket is of. Ids alone do not tell: a desk that was set up anew, or replaced, gives those of older
 * requests once more. References alone do not either: a person may have copied one into another ticket.
 *
 * @param requests those with the ticket's id or its reference
 * @returns `undefined` if there is none, or if only the creation that is under way can tell
 */
export function ownerOf<T extends TicketClaim>(
  { ticketId, reference }: TicketName,
  requests: readonly T[],
): T | undefined {
  const named = requests.find((each) => each.reference === reference);
  if (named?.ticketId === ticketId) return named;
  const [latest] = requests.filter((each) => each.ticketId === ticketId).sort(latestFirst);
  if (!latest) return named;
  // The ticket's own id says more than a reference of which another ticket is known.
  if (!named || named.ticketId !== null) return latest;
  if (!isAwaiting(latest)) return named;
  return named.isCreating ? undefined : latest;
}

const isAwaiting = ({ state }: TicketClaim): boolean => AWAITING_STATES.includes(state);

/** Those that still wait for equipment before those that ended. */
function latestFirst(a: TicketClaim, b: TicketClaim): number {
  const time = ({ requestedAt }: TicketClaim): number => requestedAt?.getTime() ?? 0;
  return Number(isAwaiting(b)) - Number(isAwaiting(a)) || time(b) - time(a);
}
