import {
  decodeAs,
  HttpClient,
  type CallOptions,
  type HttpRequest,
  type HttpResult,
  type PathTemplate,
  type Query,
  type Shape,
} from '@ponte/clients/http';
import type { GupyClientOptions } from './gupy-client-options';
import { pageShape, type GupyPage } from './gupy-values';
import { pages, type PageResult } from './pages';

/** Gupy's limit per minute and IP; see https://developers.gupy.io. */
export const GUPY_RATE_PER_MINUTE = 900;
/** The largest page that the API answers. */
const PER_PAGE = 100;

/** Options of a paged read; `fromPage` resumes one that was interrupted. */
export interface ListOptions extends CallOptions {
  readonly fromPage?: number;
  /** Awaited before each page is asked for, e.g. by a reader that has less of the budget than the client. */
  readonly beforePage?: () => Promise<void>;
}

/** What all resources of Gupy's API have in common: one account's connection, and how lists are read. */
export class GupyApi {
  /** What a reason begins with. */
  readonly system: string;
  private readonly http: HttpClient;

  constructor(options: GupyClientOptions) {
    const { account, ratePerMinute = GUPY_RATE_PER_MINUTE, share, replicas, ...rest } = options;
    this.system = account === undefined ? 'gupy' : `gupy ${account}`;
    const rate = { ratePerMinute, share, replicas };
    this.http = new HttpClient({ ...rest, system: this.system, rate });
  }

  call<T>(request: HttpRequest<T>): Promise<HttpResult<T>> {
    return this.http.call(request);
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** Pages of a hundred, behind live work unless told otherwise. */
  list<T extends { readonly id: string | number }>(
    path: PathTemplate,
    query: Query,
    item: Shape<T>,
    { fromPage = 1, beforePage, ...options }: ListOptions = {},
  ): AsyncIterable<PageResult<T>> {
    const read = async (page: number): Promise<HttpResult<GupyPage<T>>> => {
      await beforePage?.();
      return this.call({
        pace: 'background',
        ...options,
        method: 'GET',
        path,
        query: { ...query, perPage: PER_PAGE, page },
        decode: decodeAs(pageShape(item, page)),
      });
    };
    const first = ([item]: readonly T[]): string | number | undefined => item?.id;
    return pages(`${this.system}: GET ${path.template}`, read, first, { fromPage });
  }

  /**
   * The whole of a short list. The API documents some without paging; they are asked for in pages all the same, lest only
   * a first one be read.
   */
  async collect<T>(
    path: PathTemplate,
    item: Shape<T>,
    options: CallOptions = {},
  ): Promise<HttpResult<readonly T[]>> {
    const read = (page: number): Promise<HttpResult<GupyPage<T>>> => {
      const query = { perPage: PER_PAGE, page };
      const decode = decodeAs(pageShape(item, page));
      return this.call({ ...options, method: 'GET', path, query, decode });
    };
    const items: T[] = [];
    const subject = `${this.system}: GET ${path.template}`;
    for await (const result of pages(subject, read, JSON.stringify, { mayRepeat: true })) {
      if (!result.ok) {
        return result;
      }
      items.push(...result.page.items);
    }
    return { ok: true, status: 200, headers: {}, body: items };
  }
}
