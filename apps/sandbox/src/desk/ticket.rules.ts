import { TICKET_STATES, type Ticket, type TicketItem, type TicketState } from './desk.model';

/** The positions of a request; one without a sku is left out, one without a quantity is one. */
export function itemsOf(request: Readonly<Record<string, unknown>>): TicketItem[] {
  const { items } = request;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    if (item === null || typeof item !== 'object') return [];
    const { sku, quantity } = item as Readonly<Record<string, unknown>>;
    if (typeof sku !== 'string' || sku === '') return [];
    return [
      { sku, quantity: Number.isInteger(quantity) ? Number(quantity) : 1, status: 'requested' },
    ];
  });
}

/** Positions after a change: one that stays keeps its state. */
export function changedItems(
  before: readonly TicketItem[],
  wanted: readonly TicketItem[],
): TicketItem[] {
  const left = [...before];
  return wanted.map((item) => {
    const known = left.findIndex(({ sku }) => sku === item.sku);
    const kept = known < 0 ? undefined : left.splice(known, 1)[0];
    return { ...item, status: kept?.status ?? item.status };
  });
}

/** The state of the whole: the furthest that all its positions have reached; cancelled ones do not count. */
export function stateOf({ items, status }: Pick<Ticket, 'items' | 'status'>): TicketState {
  if (items.length === 0) return status;
  const open = items.filter((item) => item.status !== 'cancelled');
  if (open.length === 0) return 'cancelled';
  const least = Math.min(...open.map((item) => TICKET_STATES.indexOf(item.status)));
  return TICKET_STATES[least] ?? 'requested';
}

/** Whether nothing more happens to it. */
export function isEnded({ status }: Pick<Ticket, 'status'>): boolean {
  return status === 'delivered' || status === 'cancelled';
}
