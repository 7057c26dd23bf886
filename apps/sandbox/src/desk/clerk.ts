import { Deliveries } from '../core/deliveries';
import type { Sent } from '../core/delivery';
import type { Settings } from '../core/settings';
import type { SimulatorParts } from '../core/simulator';
import type { Ticket, TicketState } from './desk.model';
import type { DeskSettings } from './desk.settings';
import { changedItems, isEnded, itemsOf, stateOf } from './ticket.rules';

/** Tickets kept; the oldest are forgotten beyond it. */
const MOST_TICKETS = 20_000;
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
  readonly tickets = new Map<string, Ticket>();
  readonly deliveries: Deliveries;
  private readonly byKey = new Map<string, Ticket>();
  private readonly waiting = new Map<string, () => void>();
  private lastNumber = 1_000;

  constructor(
    private readonly settings: Settings<DeskSettings>,
    private readonly parts: SimulatorParts,
  ) {
    this.deliveries = new Deliveries(
      {
        retryAfterMs: () => settings.value.retryAfterSeconds.map((seconds) => seconds * 1_000),
        timeoutMs: () => settings.value.deliveryTimeoutMs,
        timeScale: () => settings.value.timeScale,
        isSuccess: (status) => status >= 200 && status < 300,
      },
      parts.post,
      parts.timers,
      parts.random,
    );
  }

  /** The ticket that this key made before, if the desk honours keys. */
  known(idempotencyKey: string | null): Ticket | undefined {
    return idempotencyKey !== null && this.settings.value.mode === 'idempotent'
      ? this.byKey.get(idempotencyKey)
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
    this.keep(ticket);
    this.workLater(ticket, 'ordered');
    return ticket;
  }

  /** By id or by reference. */
  find(idOrReference: string): Ticket | undefined {
    return this.tickets.get(idOrReference) ?? this.ofReference(idOrReference)[0];
  }

  ofReference(reference: string): Ticket[] {
    return [...this.tickets.values()].filter((ticket) => ticket.reference === reference);
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
    if (isEnded(ticket)) this.stopWork(ticket);
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
    this.stopAll();
    this.tickets.clear();
    this.byKey.clear();
    this.lastNumber = 1_000;
    this.deliveries.reset();
  }

  async close(): Promise<void> {
    this.stopAll();
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
    const work = (): void => {
      this.waiting.delete(ticket.id);
      this.change(ticket, { status: next });
      if (next === 'ordered') this.workLater(ticket, 'delivered');
    };
    this.waiting.set(ticket.id, this.parts.timers.after(worksAfterMs, work));
  }

  private stopWork({ id }: Ticket): void {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  private stopAll(): void {
    for (const cancel of this.waiting.values()) cancel();
    this.waiting.clear();
  }

  private keep(ticket: Ticket): void {
    this.tickets.set(ticket.id, ticket);
    if (ticket.idempotencyKey !== null) this.byKey.set(ticket.idempotencyKey, ticket);
    if (this.tickets.size <= MOST_TICKETS) return;
    const oldest = this.tickets.values().next().value;
    if (!oldest) return;
    this.tickets.delete(oldest.id);
    this.stopWork(oldest);
    if (oldest.idempotencyKey !== null) this.byKey.delete(oldest.idempotencyKey);
  }
}

/** What a postback carries. */
export type Told = Pick<Ticket, 'id' | 'reference' | 'status' | 'updatedAt'> & {
  readonly items?: readonly { readonly sku: string; readonly status: string }[];
};
