export const TICKET_STATES = ['requested', 'ordered', 'delivered', 'cancelled'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** One position of a ticket. */
export interface TicketItem {
  readonly sku: string;
  readonly quantity: number;
  status: TicketState;
}

export interface TicketComment {
  readonly at: string;
  readonly text: string;
}

export interface Ticket {
  readonly id: string;
  readonly reference: string | null;
  readonly idempotencyKey: string | null;
  /** As it was last asked for. */
  request: Readonly<Record<string, unknown>>;
  status: TicketState;
  items: TicketItem[];
  readonly comments: TicketComment[];
  readonly createdAt: string;
  /** ISO 8601, UTC, with milliseconds: later with each change. */
  updatedAt: string;
  /** Simulated time from which a search shows it, milliseconds since 1970. */
  readonly visibleAt: number;
}
