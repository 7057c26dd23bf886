import { STATUS_CODES } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Route, SimReply, SimRequest } from '../core/exchange';
import type { Settings } from '../core/settings';
import type { Simulator, SimulatorParts } from '../core/simulator';
import { Examiner } from './examiner';
import { examsAdminRoutes } from './exams.admin';
import type { Order } from './exams.model';
import { examsSettings, type ExamsSettings } from './exams.settings';

/** A validation or exam platform: orders in, results by webhook after a while, or read back. */
export class ExamsSimulator implements Simulator {
  readonly name = 'exams';
  readonly prefix = '/exams';
  readonly routes: readonly Route[] = [
    { method: 'POST', path: '/orders', handle: (request) => this.place(request) },
    { method: 'GET', path: '/orders', handle: (request) => this.list(request) },
    { method: 'GET', path: '/orders/{orderId}', handle: (request) => this.read(request) },
  ];
  readonly adminRoutes: readonly Route[];
  readonly settings: Settings<ExamsSettings>;
  readonly examiner: Examiner;

  constructor(defaults: ExamsSettings, parts: SimulatorParts) {
    this.settings = examsSettings(defaults);
    this.examiner = new Examiner(this.settings, parts);
    this.adminRoutes = examsAdminRoutes(this.examiner);
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
    return { orders: this.examiner.orders.all(), deliveries: this.examiner.deliveries.list() };
  }

  reset(): void {
    this.examiner.reset();
  }

  close(): Promise<void> {
    return this.examiner.close();
  }

  private async place({ body, headers }: SimRequest): Promise<SimReply> {
    if (body === null || typeof body !== 'object' || Array.isArray(body))
      return failure(400, 'a JSON object is required');
    const request = body as Record<string, unknown>;
    const { externalId } = request;
    if (typeof externalId !== 'string' || externalId === '')
      return failure(400, 'externalId is required');
    const header = headers['idempotency-key'];
    const key = typeof header === 'string' ? header : null;
    const known = this.examiner.known(key);
    if (known && !isDeepStrictEqual(known.request, request)) {
      return failure(422, 'this Idempotency-Key was used for another request');
    }
    if (known) return { status: 200, body: { id: known.id } };
    const order = await this.examiner.place(externalId, request, key);
    return { status: 201, body: { id: order.id }, effect: `order-created:${order.id}` };
  }

  private list({ query }: SimRequest): SimReply {
    const externalId = query.get('externalId');
    if (!externalId) return failure(400, 'externalId is required');
    return { status: 200, body: { results: this.examiner.ofExternalId(externalId).map(shown) } };
  }

  private read({ params }: SimRequest): SimReply {
    const order = this.examiner.orders.get(params['orderId'] ?? '');
    return order ? { status: 200, body: shown(order) } : failure(404, 'there is no such order');
  }
}

function shown({ id, externalId, result }: Order): object {
  return { id, externalId, ...result };
}

function failure(status: number, error: string): SimReply {
  return { status, body: { error } };
}
