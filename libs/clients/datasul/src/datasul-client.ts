import { HttpClient, type PathTemplate } from '@ponte/clients/http';
import { basicCredential } from './basic-credential';
import { buildRequest, type DatasulSpelling } from './build-request';
import type { DatasulItem } from './datasul-item';
import type { DatasulPosted, NoAnswer } from './datasul-posted';
import { judgeAnswer } from './judge-answer';

export interface DatasulClientOptions {
  /** Name of the customer and environment: what a reason begins with, after `datasul`. */
  readonly name: string;
  readonly url: string;
  readonly path: string;
  /** Asked for at each call, so that a rotated one takes effect. May throw: then nothing is sent. */
  readonly user: () => string;
  readonly password: () => string;
  /** Of one call, from asking for a connection to the last byte. */
  readonly timeoutMs: number;
  readonly spelling: DatasulSpelling;
  /** Calls at once; further ones wait within their time limit. By default 32: who calls limits them. */
  readonly connections?: number;
  /** Larger answers are cut. By default 8 MiB. */
  readonly maxResponseBytes?: number;
}

export interface PostOptions {
  readonly signal?: AbortSignal;
  /** Asked just before the first byte is written: false, and the call ends as `not-sent`. */
  readonly mayStart?: () => boolean;
}

const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/**
 * TOTVS Datasul's end of the integration with Ahgora. Each call is one attempt on a connection of its own, without repeat
 * and without breaker: what was posted cannot be asked for, so whoever calls decides what may be sent again.
 */
export class DatasulClient {
  private readonly http: HttpClient;
  private readonly path: PathTemplate;
  private readonly maxResponseBytes: number;

  /** @throws TypeError if `url` is no base URL */
  constructor(private readonly options: DatasulClientOptions) {
    this.maxResponseBytes = options.maxResponseBytes ?? MAX_RESPONSE_BYTES;
    this.path = { text: options.path, template: options.path };
    this.http = new HttpClient({
      system: `datasul ${options.name}`,
      url: options.url,
      timeoutMs: options.timeoutMs,
      connections: options.connections,
      maxResponseBytes: this.maxResponseBytes,
      credential: () => basicCredential(options.user(), options.password()),
    });
  }

  /** The body that {@link postResults} sends for these items, to the byte (UTF-8): for the record of a call. */
  requestText(items: readonly DatasulItem[]): string {
    return JSON.stringify(buildRequest(items, this.options.spelling));
  }

  /** Posts results, once. Whatever happens is a value; it rejects only for a bug. */
  async postResults(
    items: readonly DatasulItem[],
    { signal, mayStart }: PostOptions = {},
  ): Promise<DatasulPosted> {
    const answer = await this.http.wire({
      method: 'POST',
      path: this.path,
      json: buildRequest(items, this.options.spelling),
      signal,
      mayStart,
    });
    if (answer.answered) return judgeAnswer(answer, this.maxResponseBytes);
    const { sent, fault, reason } = answer;
    return sent
      ? { kind: 'no-answer', why: SILENCE[fault] ?? 'reset', reason }
      : { kind: 'not-sent', reason, credential: fault === 'not-sendable' };
  }

  /** Waits for calls under way, refuses later ones. */
  close(): Promise<void> {
    return this.http.close();
  }
}

const SILENCE: Readonly<Record<string, NoAnswer>> = {
  'time-out': 'time-out',
  aborted: 'aborted',
  unreadable: 'unreadable',
};
