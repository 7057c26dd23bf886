import {
  HttpClient,
  notSendable,
  type CallFailure,
  type HttpRequest,
  type HttpResult,
} from '@ponte/clients/http';
import { holdsCpf } from '@ponte/platform';
import type { DeskClientOptions } from '../desk-client-options';
import type { TemplateValues } from '../template/template-field';
import { deskCredential } from './desk-credential';
import type { HttpDeskConfig } from './http-desk.config';
import type { Operation } from './operations';

const SYSTEM = 'service desk';

/** One use of an operation. */
export interface OperationCall<T> {
  /** What its address names. */
  readonly address: Readonly<Record<string, string>>;
  /** What its body names. */
  readonly values?: TemplateValues;
  readonly headers?: Readonly<Record<string, string>>;
  readonly request: Omit<HttpRequest<T>, 'method' | 'path'>;
}

type Filled = Pick<HttpRequest<unknown>, 'method' | 'path' | 'headers' | 'json'>;

/** Performs operations: one client per origin, as a desk's search may stand on another host than its tickets. */
export class DeskCalls {
  private readonly clients = new Map<string, HttpClient>();

  constructor(
    private readonly config: HttpDeskConfig,
    private readonly options: Omit<DeskClientOptions, 'now'>,
  ) {}

  call<T>(operation: Operation, call: OperationCall<T>): Promise<HttpResult<T>> {
    const filled = fill(operation, call);
    return 'ok' in filled
      ? Promise.resolve(filled)
      : this.client(operation.url.origin).call({ ...call.request, ...filled });
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private client(origin: string): HttpClient {
    const known = this.clients.get(origin);
    if (known !== undefined) {
      return known;
    }
    const { timeoutMs, ratePerMinute } = this.config;
    const client = new HttpClient({
      ...this.options,
      system: SYSTEM,
      url: origin,
      timeoutMs,
      credential: deskCredential(this.config),
      ...(ratePerMinute && { rate: { ratePerMinute } }),
    });
    this.clients.set(origin, client);
    return client;
  }
}

function fill(
  { method, url, headers, body }: Operation,
  call: OperationCall<unknown>,
): Filled | CallFailure {
  const path = url.fill(call.address);
  if (path === null || holdsCpf(call.address['reference'] ?? '')) {
    return notSendable(`${SYSTEM}: ${method}`, 'an id or reference cannot stand in an address');
  }
  return {
    method,
    path,
    headers: { ...headers, ...call.headers },
    ...(body && { json: body(call.values ?? {}) }),
  };
}
