import {
  decodeAs,
  decodeNothing,
  notSendable,
  path,
  type CallOptions,
  type HttpResult,
  type PathTemplate,
} from '@ponte/clients/http';
import { GupyApi, type ListOptions } from './gupy-api';
import type { GupyClientOptions } from './gupy-client-options';
import {
  applicationShape,
  commentShape,
  jobShape,
  stepShape,
  type GupyApplication,
  type GupyComment,
  type GupyJob,
  type GupyStep,
} from './gupy-values';
import { GupyWebhooks } from './gupy-webhooks';
import type { PageResult } from './pages';

/** Longest tag that the API takes, in characters (code points, as in every place where a tag is checked). */
export const GUPY_TAG_MAX_LENGTH = 255;

/** Where an application is found. */
export interface ApplicationRef {
  readonly jobId: number;
  readonly applicationId: number;
}

export interface ApplicationFilter {
  readonly jobId: number;
  /** Only this one, whatever its step and status. */
  readonly applicationId?: number;
  /** As HR typed it; compared by Gupy. */
  readonly stepName?: string;
  /** e.g. `in_process` */
  readonly status?: string;
  /** Fields to be answered, to keep pages small; by default what Gupy answers by itself. */
  readonly fields?: readonly string[];
}

/**
 * Gupy's REST API v1 with one account's token. Every method resolves to a value; a list is iterated page by page and ends
 * after the first failure.
 */
export class GupyClient {
  readonly webhooks: GupyWebhooks;
  private readonly api: GupyApi;

  constructor(options: GupyClientOptions) {
    this.api = new GupyApi(options);
    this.webhooks = new GupyWebhooks(this.api);
  }

  /** Jobs, by default the published ones. */
  listJobs(
    { status = 'published' }: { readonly status?: string } = {},
    options?: ListOptions,
  ): AsyncIterable<PageResult<GupyJob>> {
    return this.api.list(path`/jobs`, { status }, jobShape, options);
  }

  /** The steps of a job, all of them. */
  jobSteps(jobId: number, options?: CallOptions): Promise<HttpResult<readonly GupyStep[]>> {
    return this.api.collect(path`/jobs/${{ jobId }}/steps`, stepShape, options);
  }

  /** The applications of a job, in the order of their ids. */
  listApplications(
    { jobId, applicationId, stepName, status, fields }: ApplicationFilter,
    options?: ListOptions,
  ): AsyncIterable<PageResult<GupyApplication>> {
    const at = path`/jobs/${{ jobId }}/applications`;
    const filter = { id: applicationId, 'currentStep.name': stepName, status };
    const query = { ...filter, order: 'id asc', fields: fields?.join(',') };
    return this.api.list(at, query, applicationShape, options);
  }

  /** Idempotent: a tag that is already there (409) is success. */
  addTag(at: ApplicationRef, name: string, options?: CallOptions): Promise<HttpResult<void>> {
    const tags = tagsPath(at);
    const length = name.trim() === '' ? 0 : [...name].length;
    if (length < 1 || length > GUPY_TAG_MAX_LENGTH) {
      const why = `a tag has 1 to ${GUPY_TAG_MAX_LENGTH} characters, this one has ${length}`;
      return Promise.resolve(notSendable(`${this.api.system}: PUT ${tags.template}`, why));
    }
    return this.api.call({
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
    return this.api.call({
      ...options,
      method: 'DELETE',
      path: tagsPath(at),
      query: { name },
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
    return this.api.call({
      ...options,
      method: 'POST',
      path: commentsPath(at),
      json: { text },
      decode,
    });
  }

  /** The timeline's comments, all of them, page by page. */
  listComments(
    at: ApplicationRef,
    options?: CallOptions,
  ): Promise<HttpResult<readonly GupyComment[]>> {
    return this.api.collect(commentsPath(at), commentShape, options);
  }

  /** Waits for calls under way. */
  close(): Promise<void> {
    return this.api.close();
  }
}

function tagsPath({ jobId, applicationId }: ApplicationRef): PathTemplate {
  return path`/jobs/${{ jobId }}/applications/${{ applicationId }}/tags`;
}

function commentsPath({ jobId, applicationId }: ApplicationRef): PathTemplate {
  return path`/jobs/${{ jobId }}/applications/${{ applicationId }}/comments`;
}
