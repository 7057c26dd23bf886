import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import { deliveryPolicy } from '../core/delivery-policy';
import { KeyedBook } from '../core/keyed-book';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import type { Ticket, TicketState } from './desk.model';
import type { DeskSettings } from './desk.settings';
import { changedItems, isEnded, itemsOf, stateOf } from './ticket.rules';

const EVENT = 'ticket.updated';

/** What becomes of a ticket. */
export interface TicketChange {
  readonly status?: TicketState;
  /** Positions that it concerns; all if absent. */
  readonly skus?: readonly string[];
  readonly comment?: string;
  /** By default now, and in any case later than the change before. */
  readonly date?: string;
  /** Nobody is told. */
  readonly silent?: boolean;
}

/** Keeps tickets, works on them if so set, and tells of changes of their state. */
export class Clerk {
  readonly tickets: KeyedBook<Ticket>;
  readonly deliveries: Deliveries;
  private lastNumber = 1_000;

  constructor(
    private readonly settings: Settings<DeskSettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.tickets = new KeyedBook(parts.timers);
    this.deliveries = new Deliveries(
      deliveryPolicy(settings),
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  /** The ticket that this key made before, if the desk honours keys. */
  known(idempotencyKey: string | null): Ticket | undefined {
    return this.settings.value.mode === 'idempotent'
      ? this.tickets.ofKey(idempotencyKey)
      : undefined;
  }

  open(request: Ticket['request'], idempotencyKey: string | null): Ticket {
    const now = this.now();
    const { reference } = request;
    const ticket: Ticket = {
      id: `REQ-${(this.lastNumber += 1)}`,
      reference: typeof reference === 'string' ? reference : null,
      idempotencyKey,
      request,
      status: 'requested',
      items: itemsOf(request),
      comments: [],
      createdAt: now,
      updatedAt: now,
      visibleAt: this.parts.timers.now() + this.settings.value.searchLagMs,
    };
    this.tickets.keep(ticket);
    this.workLater(ticket, 'ordered');
    return ticket;
  }

  /** By id or by reference. */
  find(idOrReference: string): Ticket | undefined {
    return this.tickets.get(idOrReference) ?? this.ofReference(idOrReference)[0];
  }

  ofReference(reference: string): Ticket[] {
    return this.tickets.all().filter((ticket) => ticket.reference === reference);
  }

  /** What a search finds: a new ticket shows up only after the lag. */
  search(reference: string): Ticket[] {
    const now = this.parts.timers.now();
    return this.ofReference(reference).filter(({ visibleAt }) => visibleAt <= now);
  }

  /** The same request once more, whole: positions that stay keep their state. Tells nobody: the caller knows. */
  replace(ticket: Ticket, request: Ticket['request'], comment?: string): void {
    ticket.request = request;
    ticket.items = changedItems(ticket.items, itemsOf(request));
    ticket.status = stateOf(ticket);
    this.touch(ticket, comment);
  }

  change(ticket: Ticket, { status, skus, comment, date, silent }: TicketChange): Sent[] {
    const before = JSON.stringify([ticket.status, ticket.items]);
    if (status !== undefined) {
      const meant = ticket.items.filter(({ sku }) => skus === undefined || skus.includes(sku));
      for (const item of meant) item.status = status;
      ticket.status = ticket.items.length === 0 ? status : stateOf(ticket);
    }
    this.touch(ticket, comment, date);
    if (isEnded(ticket)) this.tickets.stopWork(ticket);
    const isNews = before !== JSON.stringify([ticket.status, ticket.items]);
    return isNews && !silent ? this.tell(ticket) : [];
  }

  /** Tells the postback of a ticket as it is; nowhere if there is none. */
  tell({ id, reference, status, items, updatedAt }: Told): Sent[] {
    const { postback } = this.settings.value;
    if (!postback) return [];
    return [
      this.deliveries.send({
        event: EVENT,
        eventId: `${id}:${updatedAt}`,
        url: postback.url,
        headers: () => ({ 'content-type': 'application/json', ...postback.headers }),
        body: JSON.stringify({ id, reference, status, items, updatedAt }),
      }),
    ];
  }

  reset(): void {
    this.tickets.clear();
    this.lastNumber = 1_000;
    this.deliveries.reset();
  }

  async close(): Promise<void> {
    this.tickets.stopAllWork();
    await this.deliveries.close();
  }

  now(): string {
    return new Date(this.parts.timers.now()).toISOString();
  }

  private touch(ticket: Ticket, comment: string | undefined, date?: string): void {
    const soonest = new Date(Date.parse(ticket.updatedAt) + 1).toISOString();
    const now = this.now();
    ticket.updatedAt = date ?? (now > ticket.updatedAt ? now : soonest);
    if (comment) ticket.comments.push({ at: ticket.updatedAt, text: comment });
  }

  private workLater(ticket: Ticket, next: 'ordered' | 'delivered'): void {
    const { worksAfterMs } = this.settings.value;
    if (worksAfterMs === null) return;
    this.tickets.workLater(ticket, worksAfterMs, () => {
      this.change(ticket, { status: next });
      if (next === 'ordered') this.workLater(ticket, 'delivered');
    });
  }
}

/** What a postback carries. */
export type Told = Pick<Ticket, 'id' | 'reference' | 'status' | 'updatedAt'> & {
  readonly items?: readonly { readonly sku: string; readonly status: string }[];
};
