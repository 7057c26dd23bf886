import { getByPointer, scalarText } from '@ponte/clients/validation-platform';
import type { ContractFault, DeskItem } from '@ponte/contracts';
import type { ItemPointersConfig, TicketPointersConfig } from '../config/ticket-pointers.config';
import { idText } from '../edge/id-text';
import { toldDate } from '../edge/told-date';

/** What a service desk tells of a ticket, read by the configured pointers. */
export interface ReadTicket {
  readonly ticketId: string;
  readonly reference: string | undefined;
  readonly status: string;
  /** `undefined`: the desk does not tell of positions. */
  readonly items: DeskItem[] | undefined;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** Reads a ticket, or says which pointer leads to nothing usable. */
export function readTicket(
  body: Readonly<Record<string, unknown>>,
  pointers: TicketPointersConfig,
  receivedAt: Date,
): ReadTicket | ContractFault {
  const text = (pointer: string): string | undefined => scalarText(getByPointer(body, pointer));
  const ticketId = idText(body, pointers.ticketId, "the desk's id of the ticket");
  if (typeof ticketId !== 'string') return ticketId;
  const status = text(pointers.status);
  if (status === undefined)
    return { path: pointers.status, message: "is missing: must be the desk's word for the state" };
  const date = toldDate(getByPointer(body, pointers.date), receivedAt);
  if (date === undefined) {
    const message =
      'must be a date: ISO 8601, a day (YYYY-MM-DD, taken in São Paulo) or epoch milliseconds';
    return { path: pointers.date, message };
  }
  const items = readItems(getByPointer(body, pointers.items), pointers);
  if (items && 'path' in items) return items;
  return { ticketId, reference: text(pointers.reference), status, items, date };
}

function readItems(
  list: unknown,
  { items: pointer, item }: TicketPointersConfig,
): DeskItem[] | ContractFault | undefined {
  if (list === undefined || list === null) return undefined;
  if (!Array.isArray(list)) return { path: pointer, message: 'must be a list of positions' };
  const items: DeskItem[] = [];
  for (const [at, each] of list.entries()) {
    const read = readItem(each, item);
    if (!read) {
      const message = "is missing: must be the desk's word for the state of this position";
      return { path: `${pointer}/${at}${item.status}`, message };
    }
    items.push(read);
  }
  return items;
}

function readItem(each: unknown, { sku, status }: ItemPointersConfig): DeskItem | undefined {
  const word = scalarText(getByPointer(each, status));
  return word === undefined
    ? undefined
    : { sku: scalarText(getByPointer(each, sku)) ?? null, status: word };
}
