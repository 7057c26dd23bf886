import {
  decodeAs,
  decodeNothing,
  HttpClient,
  notSendable,
  object,
  opaqueId,
  path,
  type CallOptions,
  type HttpResult,
  type PathTemplate,
  type Query,
  type Shape,
} from '@ponte/clients/http';
import type { GupyClientOptions } from './gupy-client-options';
import {
  applicationShape,
  commentShape,
  jobShape,
  pageShape,
  stepShape,
  webhookShape,
  type GupyApplication,
  type GupyComment,
  type GupyJob,
  type GupyPage,
  type GupyStep,
  type GupyWebhook,
  type GupyWebhookDraft,
} from './gupy-values';
import { pages, type PageResult } from './pages';

/** Gupy's limit per minute and IP; see https://developers.gupy.io. */
export const GUPY_RATE_PER_MINUTE = 900;
/** Longest tag that the API takes, in characters. */
export const GUPY_TAG_MAX_LENGTH = 255;
const PER_PAGE = 100;

/** Where an application is found. */
export interface ApplicationRef {
  readonly jobId: number;
  readonly applicationId: number;
}

/** Options of a paged read; `fromPage` resumes one that was interrupted. */
export interface ListOptions extends CallOptions {
  readonly fromPage?: number;
}

export interface ApplicationFilter {
  readonly jobId: number;
  /** As HR typed it; compared by Gupy. */
  readonly stepName?: string;
  /** e.g. `in_process` */
  readonly status?: string;
  /** Fields to be answered, to keep pages small; by default what Gupy answers by itself. */
  readonly fields?: readonly string[];
}

/**
 * Gupy's REST API v1 with one account's token. Every method resolves to a value; a list is iterated page by page and ends
 * after the first failure. Lists wait for their turn behind live work (`background`) unless told otherwise.
 */
export class GupyClient {
  private readonly http: HttpClient;
  private readonly system: string;

  constructor(options: GupyClientOptions) {
    const { account, ratePerMinute = GUPY_RATE_PER_MINUTE, share, replicas, ...rest } = options;
    this.system = account === undefined ? 'gupy' : `gupy ${account}`;
    this.http = new HttpClient({
      ...rest,
      system: this.system,
      rate: { ratePerMinute, share, replicas },
    });
  }

  /** Jobs, by default the published ones. */
  listJobs(
    filter: { readonly status?: string } = {},
    options?: ListOptions,
  ): AsyncIterable<PageResult<GupyJob>> {
    return this.list(path`/jobs`, { status: filter.status ?? 'published' }, jobShape, options);
  }

  /** The steps of a job, all of them. */
  jobSteps(jobId: number, options?: CallOptions): Promise<HttpResult<readonly GupyStep[]>> {
    return this.collect(path`/jobs/${{ jobId }}/steps`, stepShape, options);
  }

  /** The applications of a job, oldest first, 100 to a page. */
  listApplications(
    filter: ApplicationFilter,
    options?: ListOptions,
  ): AsyncIterable<PageResult<GupyApplication>> {
    const { jobId, stepName, status, fields } = filter;
    const query = {
      'currentStep.name': stepName,
      status,
      order: 'id asc',
      fields: fields?.join(','),
    };
    return this.list(path`/jobs/${{ jobId }}/applications`, query, applicationShape, options);
  }

  /** Idempotent: a tag that is already there (409) is success. */
  addTag(at: ApplicationRef, name: string, options?: CallOptions): Promise<HttpResult<void>> {
    const tags = tagsPath(at);
    if (name.trim() === '' || name.length > GUPY_TAG_MAX_LENGTH) {
      const why = `a tag has 1 to ${GUPY_TAG_MAX_LENGTH} characters, this one has ${name.trim().length}`;
      return Promise.resolve(notSendable(`${this.system}: PUT ${tags.template}`, why));
    }
    return this.http.call({
      ...options,
      method: 'PUT',
      path: tags,
      json: { name },
      accept: [409],
      decode: decodeNothing,
    });
  }

  /** Idempotent: a tag that is not there (404) is success. */
  removeTag(at: ApplicationRef, name: string, options?: CallOptions): Promise<HttpResult<void>> {
    const query = { name };
    return this.http.call({
      ...options,
      method: 'DELETE',
      path: tagsPath(at),
      query,
      accept: [404],
      decode: decodeNothing,
    });
  }

  /** Not idempotent: after class `ambiguous`, look in {@link listComments} before repeating. */
  addComment(
    at: ApplicationRef,
    text: string,
    options?: CallOptions,
  ): Promise<HttpResult<GupyComment>> {
    const decode = decodeAs(commentShape);
    return this.http.call({
      ...options,
      method: 'POST',
      path: commentsPath(at),
      json: { text },
      decode,
    });
  }

  /** The timeline's comments, all of them. */
  listComments(
    at: ApplicationRef,
    options?: CallOptions,
  ): Promise<HttpResult<readonly GupyComment[]>> {
    return this.collect(commentsPath(at), commentShape, options);
  }

  listWebhooks(options?: ListOptions): AsyncIterable<PageResult<GupyWebhook>> {
    return this.list(path`/webhooks`, { fields: 'all' }, webhookShape, options);
  }

  /** Not idempotent: after class `ambiguous`, look for action and postbackUrl in {@link listWebhooks}. */
  createWebhook(
    webhook: GupyWebhookDraft,
    options?: CallOptions,
  ): Promise<HttpResult<Pick<GupyWebhook, 'id'>>> {
    const decode = decodeAs(object({ id: opaqueId }));
    return this.http.call({
      ...options,
      method: 'POST',
      path: path`/webhooks`,
      json: webhook,
      decode,
    });
  }

  /** A full update, idempotent. */
  updateWebhook(
    webhookId: string,
    webhook: GupyWebhookDraft,
    options?: CallOptions,
  ): Promise<HttpResult<void>> {
    const at = path`/webhooks/${{ webhookId }}`;
    return this.http.call({
      ...options,
      method: 'PUT',
      path: at,
      json: webhook,
      decode: decodeNothing,
    });
  }

  /** Idempotent: a webhook that is not there (404) is success. */
  deleteWebhook(webhookId: string, options?: CallOptions): Promise<HttpResult<void>> {
    const at = path`/webhooks/${{ webhookId }}`;
    return this.http.call({
      ...options,
      method: 'DELETE',
      path: at,
      accept: [404],
      decode: decodeNothing,
    });
  }

  /** Waits for calls under way. */
  close(): Promise<void> {
    return this.http.close();
  }

  private list<T extends { readonly id: string | number }>(
    at: PathTemplate,
    query: Query,
    item: Shape<T>,
    { fromPage = 1, ...options }: ListOptions = {},
  ): AsyncIterable<PageResult<T>> {
    const read = (page: number): Promise<HttpResult<GupyPage<T>>> =>
      this.http.call({
        pace: 'background',
        ...options,
        method: 'GET',
        path: at,
        query: { ...query, perPage: PER_PAGE, page },
        decode: decodeAs(pageShape(item, page)),
      });
    return pages(`${this.system}: GET ${at.template}`, read, ({ id }) => id, fromPage);
  }

  /** A list that the API answers in one go; should it say that there are more pages, they are read too. */
  private async collect<T>(
    at: PathTemplate,
    item: Shape<T>,
    options: CallOptions = {},
  ): Promise<HttpResult<readonly T[]>> {
    const read = async (page: number): Promise<HttpResult<GupyPage<T>>> => {
      const query = page === 1 ? {} : { page };
      const decode = decodeAs(pageShape(item, page));
      const answer = await this.http.call({ ...options, method: 'GET', path: at, query, decode });
      return answer.ok
        ? { ...answer, body: { ...answer.body, totalPages: answer.body.totalPages || 1 } }
        : answer;
    };
    const items: T[] = [];
    for await (const result of pages(`${this.system}: GET ${at.template}`, read, JSON.stringify)) {
      if (!result.ok) {
        return result;
      }
      items.push(...result.page.items);
    }
    return { ok: true, status: 200, headers: {}, body: items };
  }
}

function tagsPath({ jobId, applicationId }: ApplicationRef): PathTemplate {
  return path`/jobs/${{ jobId }}/applications/${{ applicationId }}/tags`;
}

function commentsPath({ jobId, applicationId }: ApplicationRef): PathTemplate {
  return path`/jobs/${{ jobId }}/applications/${{ applicationId }}/comments`;
}
