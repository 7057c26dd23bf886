import { type CallFailure, type CallOptions, HttpClient, type Query } from '@ponte/clients/http';
import { basicCredential } from '../basic-credential';
import type { DatasulClientOptions } from '../datasul-client';
import type { DatasulList } from './datasul-list';
import { readError } from '../error/read-error';
import { codeWord, readList } from './read-list';

/** 1,000 persons with long names are below 1 MiB. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

export interface DatasulReaderOptions extends Pick<
  DatasulClientOptions,
  'name' | 'url' | 'user' | 'password' | 'timeoutMs' | 'maxResponseBytes'
> {
  /** Calls at once. By default 2: a list is read page by page. */
  readonly connections?: number;
}

/** Refusals whose body is read for the code of the error: `answered 400` alone leaves an operator in the dark. */
const REFUSALS = [400, 404, 409, 422];

/** What a refusal says of itself. */
interface Refusal {
  readonly ok: false;
  readonly code: string | undefined;
}

/** One page of one list. */
export interface ListPage {
  /** Below the base URL, e.g. `/api/rh/v1/employeeDataContent`. */
  readonly path: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Fields to sort by, `-` before those that fall: `companyCode,-admissionDate`. Without it in Datasul's own order. */
  readonly order?: string;
  /** Further parameters, e.g. `{ companyid: '10', dateModified: '2026-03-01' }`. */
  readonly query?: Query;
}

/** Reads lists of TOTVS Datasul, page by page. A failed page is a failure of the call, never a shorter list. */
export class DatasulReader {
  private readonly http: HttpClient;

  /** @throws TypeError if `url` is no base URL */
  constructor(private readonly options: DatasulReaderOptions) {
    this.http = new HttpClient({
      system: `datasul ${options.name}`,
      url: options.url,
      timeoutMs: options.timeoutMs,
      connections: options.connections ?? 2,
      maxResponseBytes: options.maxResponseBytes ?? MAX_RESPONSE_BYTES,
      credential: () => basicCredential(options.user(), options.password()),
    });
  }

  /** @returns the page, or why there is none: a page that is an error or no list at all is a failure, whatever its status. */
  async readList(
    { path, page, pageSize, order, query }: ListPage,
    options: CallOptions = {},
  ): Promise<DatasulList | CallFailure> {
    const answer = await this.http.call<DatasulList | Refusal>({
      ...options,
      method: 'GET',
      path: { text: path, template: path },
      query: { ...query, page, pageSize, ...(order !== undefined && { order }) },
      accept: REFUSALS,
      decode: (body, status) =>
        status < 300 ? readList(body) : { ok: true, value: refusal(body) },
    });
    if (!answer.ok) {
      // The service user lacks the permission, whichever list was asked for before.
      return answer.status === 403 ? { ...answer, class: 'unavailable', scope: 'party' } : answer;
    }
    const { body, status } = answer;
    if (body.ok) return body;
    const why = body.code ?? 'check the path and the parameters of the list';
    const reason = `datasul ${this.options.name}: GET ${path}: answered ${status}: refused, ${why}`;
    return { ok: false, class: 'permanent', fault: 'status', status, reason };
  }

  /** Waits for calls under way, refuses later ones. */
  close(): Promise<void> {
    return this.http.close();
  }
}

function refusal(body: unknown): Refusal {
  return { ok: false, code: codeWord(readError(body)?.code) };
}
