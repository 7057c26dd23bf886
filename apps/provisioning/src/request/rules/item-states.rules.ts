import { itemKey, type RequestedItem } from '../../kits/requested-item';

export const ITEM_STATES = ['requested', 'ordered', 'delivered', 'cancelled'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** One position of a request, with how far it has come. */
export interface RequestItem extends RequestedItem {
  readonly state: ItemState;
  /** RFC 3339 of the newest report of it; null before the first. Older ones change nothing. */
  readonly at: string | null;
}

/** What a desk says of a ticket: its words as states; `null` for one that the configuration does not know. */
export interface TicketReport {
  readonly at: Date;
  readonly ticket: ItemState | null;
  /** Positions that it tells apart. */
  readonly items: readonly { readonly sku: string | null; readonly state: ItemState }[];
}

/** How far a state has come; what is told of the whole ticket takes no position back. */
const ADVANCE: Readonly<Record<ItemState, number>> = {
  requested: 0,
  ordered: 1,
  delivered: 2,
  cancelled: 3,
};

/**
 * The positions after a report. What is told of a position holds for it, backwards too (a desk corrects itself); what is
 * told of the ticket holds for the others, but only takes them forward, and what is delivered is not cancelled by it. What
 * the desk was not asked for yet is not meant by what it says of the ticket.
 * Reports older than what is known of a position do not touch it.
 *
 * @param asked what the ticket says, as far as the desk took it
 */
export function applyReport(
  items: readonly RequestItem[],
  { at, ticket, items: told }: TicketReport,
  asked: readonly RequestedItem[] = items,
): RequestItem[] {
  const isAsked = (item: RequestItem): boolean =>
    asked.some((each) => itemKey(each) === itemKey(item) && each.quantity >= item.quantity);
  return items.map((item) => {
    if (item.at !== null && at < new Date(item.at)) return item;
    const own = ownReport(item, items, told, isAsked) ?? onlyOne(items, told);
    if (own) return { ...item, state: own.state, at: at.toISOString() };
    if (ticket === null || !advances(item.state, ticket) || !isAsked(item)) return item;
    return { ...item, state: ticket, at: at.toISOString() };
  });
}

/**
 * What is told of a position. Several of one sku (of several kits) are told in their order; one report of it holds for all of
 * them. One that the desk was not asked for is meant only if no other of its sku is.
 */
function ownReport(
  item: RequestItem,
  items: readonly RequestItem[],
  told: TicketReport['items'],
  isAsked: (item: RequestItem) => boolean,
) {
  const reports = told.filter(({ sku }) => sku === item.sku);
  const same = items.filter(({ sku }) => sku === item.sku);
  const meant = same.some(isAsked) ? same.filter(isAsked) : same;
  if (!meant.includes(item)) return undefined;
  return reports.length === 1 ? reports[0] : reports[meant.indexOf(item)];
}

/** A desk that names no sku tells of the only position there is. */
function onlyOne(items: readonly RequestItem[], told: TicketReport['items']) {
  const [only] = told;
  return items.length === 1 && told.length === 1 && only?.sku === null ? only : undefined;
}

function advances(from: ItemState, to: ItemState): boolean {
  if (from === 'delivered' || from === 'cancelled') return false;
  return ADVANCE[to] > ADVANCE[from];
}

/** What the positions add up to. */
export function judgeItems(items: readonly RequestItem[]): 'awaiting' | 'fulfilled' | 'cancelled' {
  if (items.length === 0) return 'awaiting';
  const open = items.filter(({ state }) => state !== 'cancelled');
  if (open.length === 0) return 'cancelled';
  return open.every(({ state }) => state === 'delivered') ? 'fulfilled' : 'awaiting';
}

/**
 * The positions after the request changed: those that stay keep how far they have come, new ones begin, and so do
 * delivered ones of which more is wanted. A report dated before the change says nothing of a position that it brought.
 */
export function mergeItems(
  before: readonly RequestItem[],
  wanted: readonly RequestedItem[],
  changedAt: Date,
): RequestItem[] {
  const known = new Map(before.map((item) => [itemKey(item), item]));
  return wanted.map((item) => {
    const same = known.get(itemKey(item));
    const more = same?.state === 'delivered' && item.quantity > same.quantity;
    if (same && !more) return { ...item, state: same.state, at: same.at };
    const at = before.length > 0 ? changedAt.toISOString() : null;
    return { ...item, state: 'requested', at };
  });
}

/** The positions of a request that ended: what was not delivered is cancelled. */
export function cancelItems(items: readonly RequestItem[]): RequestItem[] {
  return items.map((item) =>
    item.state === 'delivered' ? item : { ...item, state: 'cancelled' as const },
  );
}
