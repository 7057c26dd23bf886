import { ListOf, mayMiss, Nested, Text, Timestamp } from '../../decorators';
import { defineEvent } from '../../define-event';
import { exampleSealed } from '../../gupy/shared/gupy-examples';
import { EDGE_MESSAGE_BYTES } from '../../message-limits';
import { DeskItem } from './desk-item.value';
import { DeskSealed } from './desk-sealed.value';

/** A service desk told of a ticket's state. */
export class DeskTicketUpdated {
  @Text({ min: 1, max: 64, about: 'The configured source of kind service-desk.' })
  source!: string;

  @Text({ min: 1, max: 255, about: "The desk's own id of the ticket." })
  ticketId!: string;

  @Text({ ...mayMiss, max: 255, about: 'Our reference, where the desk gives it back.' })
  reference?: string | null;

  @Text({ min: 1, max: 255, about: "The desk's own word; what it means is configuration." })
  status!: string;

  @ListOf(DeskItem, { optional: true, maxItems: 200 })
  items?: DeskItem[];

  @Timestamp({
    about: 'When the desk changed it; without a date of its own, when it was received.',
  })
  date!: string;

  @Timestamp({ about: 'When ingest received it.' })
  receivedAt!: string;

  @Nested(DeskSealed)
  sealed!: DeskSealed;
}

export const deskTicketUpdated = defineEvent<DeskTicketUpdated>({
  topic: 'desk.ticket.updated',
  version: 1,
  value: DeskTicketUpdated,
  description: 'A service desk told of the state of a ticket, or of its positions.',
  key: ({ source, ticketId }) => `${source}/${ticketId}`,
  keyDescription: '`<source>/<ticket id>`.',
  owner: 'ingest',
  maxMessageBytes: EDGE_MESSAGE_BYTES,
  example: {
    source: 'desk',
    ticketId: 'REQ-1001',
    reference: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12',
    status: 'delivered',
    items: [{ sku: 'notebook-14', status: 'delivered' }],
    date: '2026-03-31T15:20:00Z',
    receivedAt: '2026-03-31T15:20:01.004Z',
    sealed: { raw: exampleSealed('raw', 'service-desk', 'desk', '-') },
  },
});
