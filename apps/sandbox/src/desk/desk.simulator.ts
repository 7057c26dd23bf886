import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { Clerk } from './clerk';
import { deskAdminRoutes } from './desk.admin';
import { TICKET_STATES, type Ticket, type TicketState } from './desk.model';
import { deskSettings, type DeskSettings } from './desk.settings';
import { isEnded } from './ticket.rules';

/** A service desk of nobody in particular: it speaks what the generic HTTP adapter speaks by default. */
export class DeskSimulator implements Simulator {
  readonly name = 'desk';
  readonly prefix = '/desk';
  readonly routes: readonly Route[] = [
    { method: 'POST', path: '/tickets', handle: (request) => this.open(request) },
    { method: 'GET', path: '/tickets', handle: (request) => this.search(request) },
    {
      method: 'GET',
      path: '/tickets/{ticketId}',
      handle: this.onTicket((_, ticket) => shown(ticket)),
    },
    {
      method: 'PUT',
      path: '/tickets/{ticketId}',
      handle: this.onTicket((...on) => this.replace(...on)),
    },
    {
      method: 'PATCH',
      path: '/tickets/{ticketId}',
      handle: this.onTicket((...on) => this.patch(...on)),
    },
  ];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<DeskSettings>;
  readonly clerk: Clerk;

  constructor(defaults: DeskSettings, parts: SimulatorParts) {
    this.settings = deskSettings(defaults);
    this.clerk = new Clerk(this.settings, parts);
    this.adminRoutes = deskAdminRoutes(this.clerk);
  }

  async serve(request: SimRequest, route: Route | undefined): Promise<SimReply> {
    const { authorization } = request.headers;
    const token = /^bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
    if (!this.settings.value.tokens.includes(token))
      return failure(401, 'missing or unknown bearer token');
    if (!route) return failure(404, `${request.method} ${request.path} does not exist`);
    return route.handle(request);
  }

  errorBody(status: number): object {
    return { error: STATUS_CODES[status] ?? 'error' };
  }

  state(): object {
    return { tickets: this.clerk.tickets.all(), deliveries: this.clerk.deliveries.list() };
  }

  reset(): void {
    this.clerk.reset();
  }

  close(): Promise<void> {
    return this.clerk.close();
  }

  private open({ body, headers }: SimRequest): SimReply {
    const request = asObject(body);
    if (!request) return failure(400, 'a JSON object is required');
    const header = headers['idempotency-key'];
    const key = typeof header === 'string' ? header : null;
    const known = this.clerk.known(key);
    if (known && !isDeepStrictEqual(known.request, request))
      return failure(422, 'this Idempotency-Key was used for another request');
    if (known) return { ...shown(known), status: 200 };
    const ticket = this.clerk.open(request, key);
    return { ...shown(ticket), status: 201, effect: `ticket-created:${ticket.id}` };
  }

  private search({ query }: SimRequest): SimReply {
    const reference = query.get('reference');
    if (!reference) return failure(400, 'reference is required');
    return { status: 200, body: { tickets: this.clerk.search(reference).map(view) } };
  }

  private replace({ body }: SimRequest, ticket: Ticket): SimReply {
    const request = asObject(body);
    if (!request) return failure(400, 'a JSON object is required');
    if (isEnded(ticket)) return failure(409, `the ticket is ${ticket.status}`);
    if ((request['reference'] ?? ticket.reference) !== ticket.reference)
      return failure(422, 'the reference of a ticket does not change');
    const { comment, ...rest } = request;
    this.clerk.replace(ticket, rest, typeof comment === 'string' ? comment : undefined);
    return { ...shown(ticket), effect: `ticket-updated:${ticket.id}` };
  }

  private patch({ body }: SimRequest, ticket: Ticket): SimReply {
    const patch = asObject(body);
    if (!patch) return failure(400, 'a JSON object is required');
    const { status, comment } = patch;
    if (status !== undefined && !isState(status))
      return failure(422, `status must be one of ${TICKET_STATES.join(', ')}`);
    if (ticket.status === status) return shown(ticket);
    if (isEnded(ticket)) return failure(409, `the ticket is ${ticket.status}`);
    this.clerk.change(ticket, { status, ...(typeof comment === 'string' && { comment }) });
    const effect = status === 'cancelled' ? 'ticket-cancelled' : 'ticket-updated';
    return { ...shown(ticket), effect: `${effect}:${ticket.id}` };
  }

  private onTicket(
    handle: (request: SimRequest, ticket: Ticket) => SimReply,
  ): (request: SimRequest) => SimReply {
    return (request) => {
      const ticket = this.clerk.tickets.get(request.params['ticketId'] ?? '');
      return ticket ? handle(request, ticket) : failure(404, 'there is no such ticket');
    };
  }
}

function asObject(body: unknown): Readonly<Record<string, unknown>> | undefined {
  return body !== null && typeof body === 'object' && !Array.isArray(body)
    ? (body as Readonly<Record<string, unknown>>)
    : undefined;
}

const isState = (value: unknown): value is TicketState =>
  (TICKET_STATES as readonly unknown[]).includes(value);

/** A ticket as the desk shows it: nothing of the person comes back. */
function view({ id, reference, status, items, comments, createdAt, updatedAt }: Ticket): object {
  return { id, reference, status, items, comments, createdAt, updatedAt };
}

function shown(ticket: Ticket): SimReply {
  return { status: 200, body: view(ticket) };
}

function failure(status: number, error: string): SimReply {
  return { status, body: { error } };
}
