import { getByPointer, scalarText } from '@ponte/clients/http';
import type { TicketSearch } from '../service-desk';

export interface SearchPointers {
  /** Absent: the answer itself, or the list that it has under a usual name. */
  readonly list?: string;
  readonly id: string;
  readonly reference: string;
}

/** Names under which desks put a list. */
const LIST_KEYS = ['tickets', 'requests', 'results', 'items', 'data', 'values', 'result'];

/**
 * Judges the answer to a search by our reference. "Surely not there" is said only of an empty list: a server that does
 * not know the filter answers everybody's tickets, and ours may be on page two.
 * @param answer the parsed body
 */
export function ticketSearch(
  answer: unknown,
  reference: string,
  pointers: SearchPointers,
): TicketSearch {
  const tickets = ticketsIn(answer, reference, pointers);
  if (tickets === null) {
    return unsure('the answer to the search is neither a ticket nor a list of tickets');
  }
  if (tickets.length === 0) {
    return { found: 'none' };
  }
  const ours = tickets.filter(
    (ticket) => scalarText(getByPointer(ticket, pointers.reference)) === reference,
  );
  if (ours.length === 0) {
    return unsure(
      `the search answered ${tickets.length} tickets and none with our reference at ${pointers.reference}: the desk may not filter by it`,
    );
  }
  const ids = ours.map((ticket) => scalarText(getByPointer(ticket, pointers.id)));
  const [ticketId, ...others] = ids.filter((id) => id !== undefined);
  return ticketId === undefined
    ? unsure(`the ticket was found, but there is no id at ${pointers.id}`)
    : { found: 'one', ticketId, others };
}

const unsure = (reason: string): TicketSearch => ({ found: 'unsure', reason });

function ticketsIn(
  answer: unknown,
  reference: string,
  { list: listPointer, reference: referencePointer }: SearchPointers,
): readonly unknown[] | null {
  const place = listPointer === undefined ? answer : getByPointer(answer, listPointer);
  if (Array.isArray(place)) {
    return place;
  }
  if (typeof place !== 'object' || place === null || listPointer !== undefined) {
    return null;
  }
  // One ticket, whose own positions or data may well be a list of a usual name.
  if (scalarText(getByPointer(place, referencePointer)) === reference) {
    return [place];
  }
  const members = place as Readonly<Record<string, unknown>>;
  const list = LIST_KEYS.filter((key) => Object.hasOwn(members, key))
    .map((key) => members[key])
    .find(Array.isArray);
  return (list as readonly unknown[] | undefined) ?? [place];
}
