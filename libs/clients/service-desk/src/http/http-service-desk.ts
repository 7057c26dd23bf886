import {
  getByPointer,
  notSendable,
  scalarText,
  type CallOptions,
  type Decode,
  type Decoded,
  type HttpRequest,
  type HttpResult,
} from '@ponte/clients/http';
import {
  ServiceDesk,
  type CancelResult,
  type DeskAbilities,
  type DeskChange,
  type DeskRequest,
  type TicketReading,
  type TicketReceipt,
  type TicketSearch,
} from '../service-desk';
import type { DeskClientOptions } from '../desk-client-options';
import { settledSearch } from '../settle';
import type { BodyTemplate } from '../template/body-template';
import { compileItem, requestValues } from '../template/request-values';
import type { TemplateValues } from '../template/template-field';
import { cancelResult } from './cancel-result';
import { DeskCalls } from './desk-calls';
import { ReadTicketConfig, type HttpDeskConfig } from './http-desk.config';
import { compileOperations, type Operations } from './operations';
import { ticketAbsence } from './ticket-absence';
import { ticketReading } from './ticket-reading';
import { ticketSearch } from './ticket-search';

/** The generic HTTP adapter: addresses, bodies and pointers come from configuration. */
export class HttpServiceDesk extends ServiceDesk {
  readonly abilities: DeskAbilities;
  private readonly operations: Operations;
  private readonly item: BodyTemplate;
  private readonly calls: DeskCalls;
  private readonly now: () => number;

  constructor(
    private readonly config: HttpDeskConfig,
    { now = Date.now, ...options }: DeskClientOptions = {},
  ) {
    super();
    this.calls = new DeskCalls(config, options);
    this.operations = compileOperations(config);
    this.item = compileItem(config.create.item);
    this.now = now;
    const { find, update, cancel, read } = this.operations;
    this.abilities = {
      repeatCreate: mayBeRepeated(config, this.operations),
      ...{ find: !!find, update: !!update, cancel: !!cancel, read: !!read },
    };
  }

  async create(request: DeskRequest, options?: CallOptions): Promise<HttpResult<TicketReceipt>> {
    const { create, idempotencyHeader } = this.config;
    const key = idempotencyHeader && { [idempotencyHeader]: request.reference };
    const receipt: Decode<TicketReceipt> = (body, status) =>
      this.isSuccess(status) ? receiptOf(body, create.idPointer) : unexpected(status);
    const answer = await this.calls.call(this.operations.create, {
      address: { reference: request.reference },
      values: requestValues(request, this.item),
      headers: { ...key },
      request: {
        ...options,
        idempotent: this.abilities.repeatCreate,
        accept: create.success?.filter((status) => status >= 300),
        decode: receipt,
      },
    });
    const conflict = !answer.ok && answer.status === 409 && this.abilities.find;
    return conflict ? { ...answer, class: 'ambiguous' } : answer;
  }

  /**
   * A 404 with a JSON body means that there is none, if it is the address that names our reference. A search is there
   * whatever it finds, so its 404 is a gateway's, or of a wrong address.
   */
  async find(
    reference: string,
    attemptedAt: Date,
    options?: CallOptions,
  ): Promise<HttpResult<TicketSearch>> {
    const { find, create } = this.config;
    const operation = this.operations.find;
    if (find === undefined || operation === undefined) {
      const reason = 'the configuration says no way to look for a ticket (desk.find)';
      return answered({ found: 'unsure', reason });
    }
    const pointers = {
      list: find.listPointer,
      id: find.idPointer ?? create.idPointer,
      reference: find.referencePointer,
    };
    const decode: Decode<TicketSearch> = (body, status) => {
      const search =
        status === 404
          ? ticketAbsence(operation.url.pathFields.includes('reference'), body !== undefined)
          : ticketSearch(body, reference, pointers);
      return { ok: true, value: settledSearch(search, attemptedAt, find.settle, this.now()) };
    };
    return this.calls.call(operation, {
      address: { reference },
      request: { ...options, accept: [404], decode },
    });
  }

  async update(
    ticketId: string,
    { request, changes, version }: DeskChange,
    options?: CallOptions,
  ): Promise<HttpResult<TicketReceipt>> {
    const values = { ...requestValues(request, this.item), id: ticketId, changes, version };
    return this.onTicket('update', ticketId, values, {
      ...options,
      idempotent: true,
      decode: () => ({ ok: true, value: { ticketId } }),
    });
  }

  async cancel(
    ticketId: string,
    why: string,
    options?: CallOptions,
  ): Promise<HttpResult<CancelResult>> {
    const decode: Decode<CancelResult> = (_body, status) => ({
      ok: true,
      value: cancelResult(status, this.operations.cancel?.url.pathFields.includes('id') ?? false),
    });
    return this.onTicket(
      'cancel',
      ticketId,
      { id: ticketId, why },
      {
        ...options,
        idempotent: true,
        accept: [404, 409, 410],
        decode,
      },
    );
  }

  async read(ticketId: string, options?: CallOptions): Promise<HttpResult<TicketReading>> {
    const pointers = this.config.read ?? new ReadTicketConfig();
    return this.onTicket('read', ticketId, undefined, {
      ...options,
      decode: (body) => ticketReading(body, ticketId, pointers),
    });
  }

  close(): Promise<void> {
    return this.calls.close();
  }

  private isSuccess(status: number): boolean {
    return this.config.create.success?.includes(status) ?? true;
  }

  private onTicket<T>(
    name: 'update' | 'cancel' | 'read',
    id: string,
    values: TemplateValues | undefined,
    request: Omit<HttpRequest<T>, 'method' | 'path'>,
  ): Promise<HttpResult<T>> {
    const operation = this.operations[name];
    return operation === undefined
      ? Promise.resolve(
          notSendable(`service desk: ${name}`, `the configuration says no way to (desk.${name})`),
        )
      : this.calls.call(operation, { address: { id }, values, request });
  }
}

/** Who can look for a ticket looks: safer than to trust that the desk honours a key. */
function mayBeRepeated(
  { idempotencyHeader }: HttpDeskConfig,
  { create, find }: Operations,
): boolean {
  const isOneByAddress = create.method === 'PUT' && create.url.fields.includes('reference');
  return isOneByAddress || (idempotencyHeader !== undefined && find === undefined);
}

function receiptOf(body: unknown, pointer: string): Decoded<TicketReceipt> {
  const ticketId = scalarText(getByPointer(body, pointer));
  return ticketId === undefined
    ? { ok: false, why: `there is no ticket id at ${pointer}` }
    : { ok: true, value: { ticketId } };
}

const unexpected = (status: number): Decoded<never> => ({
  ok: false,
  why: `${status} is not among the statuses of success`,
});

const answered = <T>(body: T): HttpResult<T> => ({ ok: true, status: 200, headers: {}, body });
