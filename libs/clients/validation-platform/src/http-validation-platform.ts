import {
  getByPointer,
  HttpClient,
  isPathSegment,
  notSendable,
  path,
  scalarText,
  type CallFailure,
  type CallOptions,
  type Decode,
  type HttpClientOptions,
  type HttpResult,
} from '@ponte/clients/http';
import {
  DEFAULT_REQUEST,
  DEFAULT_RESULT,
  mapRequest,
  mapResult,
  type RequestMapping,
  type ResultMapping,
} from './order-mapping';
import { searchAnswer } from './order-search';
import {
  ValidationPlatform,
  type OrderReading,
  type OrderReceipt,
  type OrderSearch,
  type ValidationOrder,
} from './validation-platform';

/** What a repeated order does at the platform; see the page on clients. */
export type RepeatRule = 'idempotent' | 'find' | 'unknown';

export interface HttpValidationPlatformOptions extends Omit<HttpClientOptions, 'system'> {
  /** The provider's id, shown in reasons. */
  readonly id: string;
  /** By default `unknown`. */
  readonly repeat?: RepeatRule;
  readonly request?: RequestMapping;
  readonly result?: Partial<ResultMapping>;
  /** Where an order's id stands in an answer. By default `/id`. */
  readonly idPointer?: string;
}

/** When the platform is still busy with the first of two requests of one key, in milliseconds. */
const BUSY_RETRY_MS = 5_000;

/** The generic HTTP adapter: orders under `{url}/orders`. */
export class HttpValidationPlatform extends ValidationPlatform {
  readonly repeat: RepeatRule;
  private readonly http: HttpClient;
  private readonly system: string;
  private readonly request: RequestMapping;
  private readonly result: ResultMapping;
  private readonly idPointer: string;

  constructor({
    id,
    repeat = 'unknown',
    request = DEFAULT_REQUEST,
    result,
    idPointer = '/id',
    ...http
  }: HttpValidationPlatformOptions) {
    super();
    this.repeat = repeat;
    this.request = request;
    this.result = { ...DEFAULT_RESULT, ...result };
    this.idPointer = idPointer;
    this.system = `validation platform ${id}`;
    this.http = new HttpClient({ ...http, system: this.system });
  }

  async requestOrder(
    order: ValidationOrder,
    options?: CallOptions,
  ): Promise<HttpResult<OrderReceipt>> {
    const answer = await this.http.call({
      ...options,
      method: 'POST',
      path: path`/orders`,
      headers: { 'idempotency-key': order.externalId },
      json: mapRequest(order, this.request),
      idempotent: this.repeat === 'idempotent',
      decode: this.readReceipt,
    });
    return !answer.ok && answer.status === 409 ? this.onConflict(answer) : answer;
  }

  async readOrder(orderId: string, options?: CallOptions): Promise<HttpResult<OrderReading>> {
    if (!isPathSegment(orderId)) {
      return notSendable(
        `${this.system}: GET /orders/{orderId}`,
        'this order id cannot stand in an address',
      );
    }
    const decode: Decode<OrderReading> = (body) =>
      typeof body === 'object' && body !== null && !Array.isArray(body)
        ? { ok: true, value: mapResult(body, this.result, this.idPointer) }
        : { ok: false, why: 'the body is not an object' };
    return this.http.call({
      ...options,
      method: 'GET',
      path: path`/orders/${{ orderId }}`,
      decode,
    });
  }

  /** A 404 with a JSON body means that there is none; one without may as well come from a wrong address. */
  async findOrder(externalId: string, options?: CallOptions): Promise<HttpResult<OrderSearch>> {
    const decode: Decode<OrderSearch> = (body, status) => ({
      ok: true,
      value:
        status === 404
          ? absentIf(body !== undefined)
          : searchAnswer(body, externalId, this.result, this.idPointer),
    });
    return this.http.call({
      ...options,
      method: 'GET',
      path: path`/orders`,
      query: { externalId },
      accept: [404],
      decode,
    });
  }

  /** Waits for calls under way. */
  close(): Promise<void> {
    return this.http.close();
  }

  private readonly readReceipt: Decode<OrderReceipt> = (body) => {
    const orderId = scalarText(getByPointer(body, this.idPointer));
    return orderId === undefined
      ? { ok: false, why: `there is no order id at ${this.idPointer}` }
      : { ok: true, value: { orderId } };
  };

  /** 409: the order is there or being made. Who can find it looks; where a repeat is harmless, it is repeated. */
  private onConflict(failure: CallFailure): CallFailure {
    switch (this.repeat) {
      case 'idempotent':
        return {
          ...failure,
          class: 'transient',
          retryAfterMs: failure.retryAfterMs ?? BUSY_RETRY_MS,
        };
      case 'find':
        return { ...failure, class: 'ambiguous' };
      case 'unknown':
        return failure;
    }
  }
}

function absentIf(told: boolean): OrderSearch {
  return told
    ? { found: 'none' }
    : {
        found: 'unsure',
        reason: 'the search answered 404 without a JSON body: check the base URL',
      };
}
