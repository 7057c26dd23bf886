import { accepting, refused } from '../core/admin-route';
import { object } from '../core/check';
import type { Sent } from '../core/delivery';
import type { Route, SimReply } from '../core/exchange';
import type { Clerk } from './clerk';
import { TICKET_STATES, type Ticket, type TicketState } from './desk.model';

interface StepInput {
  readonly skus?: readonly string[];
  readonly comment?: string;
  readonly date?: string;
  readonly silent?: boolean;
}

const date = { type: 'string', format: 'date-time' };
const step = {
  skus: { type: 'array', minItems: 1, items: { type: 'string' } },
  comment: { type: 'string' },
  date,
  silent: { type: 'boolean' },
};
const times = object({ count: { type: 'integer', minimum: 1, maximum: 100 } });
const foreign = object(
  {
    id: { type: 'string', minLength: 1 },
    reference: { type: 'string', minLength: 1 },
    status: { enum: [...TICKET_STATES] },
    items: {
      type: 'array',
      items: object({ sku: { type: 'string' }, status: { enum: [...TICKET_STATES] } }, [
        'sku',
        'status',
      ]),
    },
    date,
  },
  ['id', 'status'],
);

/** What the people at the desk do, below `/admin/desk`. A ticket is named by its id or its reference. */
export function deskAdminRoutes(clerk: Clerk): Route[] {
  const onTicket =
    <T>(handle: (ticket: Ticket, input: T) => SimReply) =>
    (input: T, { params }: { readonly params: Readonly<Record<string, string>> }): SimReply => {
      const ticket = clerk.find(params['ticketId'] ?? '');
      return ticket ? handle(ticket, input) : refused(404, 'There is no such ticket.');
    };
  const doing = (name: string, status: TicketState): Route => ({
    method: 'POST',
    path: `/tickets/{ticketId}/${name}`,
    handle: accepting<StepInput>(
      object(step),
      onTicket((ticket, input) => {
        const unknown = input.skus?.filter((sku) => ticket.items.every((item) => item.sku !== sku));
        return unknown?.length
          ? refused(404, `The ticket has no position ${unknown.join(', ')}.`)
          : told(clerk.change(ticket, { ...input, status }), { ticket });
      }),
    ),
  });
  return [
    doing('order', 'ordered'),
    doing('deliver', 'delivered'),
    doing('cancel', 'cancelled'),
    {
      method: 'POST',
      path: '/tickets/{ticketId}/repeat',
      handle: accepting<{ count?: number }>(
        times,
        onTicket((ticket, { count = 1 }) =>
          told(Array.from({ length: count }, () => clerk.tell(ticket)).flat(), { ticket }),
        ),
      ),
    },
    {
      method: 'POST',
      path: '/updates',
      handle: accepting<
        Omit<Parameters<Clerk['tell']>[0], 'updatedAt' | 'reference'> & {
          readonly reference?: string;
          readonly date?: string;
        }
      >(foreign, ({ date: at, reference = null, ...rest }) =>
        told(clerk.tell({ ...rest, reference, updatedAt: at ?? clerk.now() })),
      ),
    },
    { method: 'GET', path: '/duplicates', handle: () => duplicates(clerk) },
  ];
}

/** References that more than one ticket carries: there should never be any. */
function duplicates({ tickets }: Clerk): SimReply {
  const ids = new Map<string, string[]>();
  for (const { id, reference } of tickets.all()) {
    if (reference !== null) ids.set(reference, [...(ids.get(reference) ?? []), id]);
  }
  const found = [...ids].filter(([, tickets]) => tickets.length > 1);
  return {
    status: 200,
    body: { total: found.length, results: found.map(([reference, ids]) => ({ reference, ids })) },
  };
}

function told(sent: readonly Sent[], more: object = {}): SimReply {
  return { status: 200, body: { ...more, deliveries: sent.map(({ delivery }) => delivery.id) } };
}
