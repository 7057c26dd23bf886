import {
  HttpClient,
  path,
  type PathTemplate,
  type WireRequest,
  type WireResult,
} from '@ponte/clients/http';
import type { FoundProcesses, LotAnswer, ProcessAnswer } from './answer/feedz-answers';
import { findProcesses } from './answer/find-processes';
import { judgeAnswer, type Understood } from './answer/judge-answer';
import { processIdIn } from './answer/process-id-in';
import { readProcess } from './answer/read-process';
import type { FeedzConnectionConfig, FeedzNames } from './feedz-connection.config';
import { type FeedzEntity, type FeedzRecords, integrationIdOf } from './feedz-record';
import type { Lot } from './lot';

export interface FeedzClientOptions extends Pick<
  FeedzConnectionConfig,
  'url' | 'timeoutMs' | 'userAgent' | 'body' | 'routes' | 'names'
> {
  /** Name of the customer and environment: what a reason begins with, after `feedz`. */
  readonly name: string;
  /** Asked for at each call, so that a rotated one takes effect. May throw: then nothing is sent. */
  readonly token: () => string;
}

export interface FeedzCallOptions {
  readonly signal?: AbortSignal;
}

/** 100 errors with their words are below 100 KiB. */
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;
/** The words by which processes are searched; also the default routes. */
const WIRE_NAMES: Readonly<Record<FeedzEntity, string>> = {
  ...{ unit: 'units', department: 'departments', job: 'job-descriptions' },
  ...{ person: 'persons', bind: 'persons-bind' },
};
/** In a file `null` would be the default: see `readYamlConfig`. */
const NO_ROUTE = 'none';
/** 4998. */
const PROCESS_UNKNOWN = 4998;

/**
 * Feedz's asynchronous ERP interface. Each call is one attempt; whatever happens is a value. What may be repeated is the
 * caller's to decide: a lot whose answer was lost is `ambiguous`.
 */
export class FeedzClient {
  private readonly http: HttpClient;

  /** @throws TypeError if `url` is no base URL */
  constructor(private readonly options: FeedzClientOptions) {
    this.http = new HttpClient({
      system: `feedz ${options.name}`,
      url: options.url,
      timeoutMs: options.timeoutMs,
      maxResponseBytes: MAX_RESPONSE_BYTES,
      ...(options.userAgent !== undefined && { userAgent: options.userAgent }),
      token: options.token,
    });
  }

  /** Posts a lot. */
  async sendLot<E extends FeedzEntity>(
    entity: E,
    lot: Lot<FeedzRecords[E]>,
    { signal }: FeedzCallOptions = {},
  ): Promise<LotAnswer> {
    const records = lot.items.map((record) => renamed(record, this.options.names));
    const route = this.routeOf(entity);
    const answer = await this.ask(
      {
        method: 'POST',
        path: route,
        json: this.options.body === 'items' ? { items: records } : records,
        signal,
      },
      false,
    );
    if (!answer.ok) return answer;
    const { json, said, status } = answer;
    const processId = processIdIn(json);
    if (processId !== undefined && status < 300) return { ok: true, kind: 'taken', processId };
    if (said?.code !== undefined || (processId === undefined && status >= 400)) {
      return { ok: true, kind: 'refused', code: said?.code, message: said?.message ?? '', status };
    }
    const reason = `${this.subject('POST', route)}: answered ${status}, of which it cannot be told whether the lot was taken`;
    return { ok: false, class: 'ambiguous', fault: 'unreadable', status, reason };
  }

  /** Asks how far a process is. */
  async process(processId: string, { signal }: FeedzCallOptions = {}): Promise<ProcessAnswer> {
    const route = processPath(this.options.routes.process, processId);
    const answer = await this.ask({ method: 'GET', path: route, signal }, true);
    if (!answer.ok) return answer;
    const { said } = answer;
    if (said?.code === PROCESS_UNKNOWN && !said.inList) return { ok: true, state: 'not-found' };
    const read = answer.status < 300 ? readProcess(answer.json) : undefined;
    if (read) return { ok: true, ...read };
    if (said?.code === PROCESS_UNKNOWN) return { ok: true, state: 'not-found' };
    const code = said?.code === undefined ? '' : ` with code ${said.code}`;
    const reason = `${this.subject('GET', route)}: answered ${answer.status}${code}, of which no state can be read`;
    return { ok: false, class: 'transient', fault: 'unreadable', status: answer.status, reason };
  }

  /** Whether lots can be found again at all. */
  get findsProcesses(): boolean {
    return this.options.routes.findProcess !== NO_ROUTE;
  }

  /**
   * Looks for processes that hold exactly these records, made since then.
   * @throws Error if the connection has no route for it: see {@link findsProcesses}
   */
  async findProcess<E extends FeedzEntity>(
    entity: E,
    lot: Lot<FeedzRecords[E]>,
    since: Date,
    { signal }: FeedzCallOptions = {},
  ): Promise<FoundProcesses> {
    const { findProcess } = this.options.routes;
    if (findProcess === NO_ROUTE)
      throw new Error('this connection has no route that lists processes');
    const route = literal(findProcess);
    const wanted = { entity: WIRE_NAMES[entity], ids: lot.items.map(integrationIdOf), since };
    const query = { entity: wanted.entity, since: since.toISOString() };
    return findProcesses(wanted, this.subject('GET', route), (page) =>
      this.ask({ method: 'GET', path: route, query: { ...query, page }, signal }, true),
    );
  }

  /** Waits for calls under way, refuses later ones. */
  close(): Promise<void> {
    return this.http.close();
  }

  private async ask(
    request: WireRequest,
    idempotent: boolean,
  ): Promise<Understood | Exclude<LotAnswer, { ok: true }>> {
    const result: WireResult = await this.http.wire(request);
    const subject = this.subject(request.method, request.path);
    return judgeAnswer(result, { subject, idempotent, maxBytes: MAX_RESPONSE_BYTES });
  }

  private subject(method: string, { template }: PathTemplate): string {
    return `feedz ${this.options.name}: ${method} ${template}`;
  }

  private routeOf(entity: FeedzEntity): PathTemplate {
    const { units, departments, jobDescriptions, persons, bind } = this.options.routes;
    return literal(
      { unit: units, department: departments, job: jobDescriptions, person: persons, bind }[entity],
    );
  }
}

function literal(route: string): PathTemplate {
  return { text: `/${route}`, template: `/${route}` };
}

function processPath(route: string, processId: string): PathTemplate {
  const [before = '', after = ''] = route.split('{processId}');
  const id = path`${{ processId }}`;
  return { text: `/${before}${id.text}${after}`, template: `/${before}${id.template}${after}` };
}

/** The fields by the names of the connection; what is not there is left out. */
function renamed(record: object, names: FeedzNames): Readonly<Record<string, unknown>> {
  const known = names as unknown as Readonly<Record<string, string>>;
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [
        Object.hasOwn(known, field) ? (known[field] ?? field) : field,
        value,
      ]),
  );
}
