import type { Dispatcher } from 'undici';
import type { Call } from '../call';
import { classify, type FailureFacts } from '../classify';
import { isIdempotent, type HttpRequest } from '../http-request';
import type { AnswerHeaders, HttpResult } from '../http-result';
import { readThrottle } from '../rate/rate-headers';
import type { Refusals } from '../refusals';
import { readRetryAfter } from '../retry-after';
import { statusInWords } from '../status-words';
import { subjectOf } from '../subject';
import type { BaseUrl } from '../target';
import { breakage } from './breakage';
import { parseBody } from './decode-body';
import { dispatchOptions } from './dispatch-options';
import { rawExchange, type RawAnswer, type RawExchange } from './raw-exchange';

export interface ExchangeOptions {
  readonly system: string;
  readonly base: BaseUrl;
  readonly dispatcher: Dispatcher;
  readonly maxResponseBytes: number;
  readonly refusals: Refusals;
  /** Told of every answer, whatever its status. */
  readonly onAnswer: (status: number, headers: AnswerHeaders) => void;
}

type Failed = (
  facts: Pick<FailureFacts, 'fault' | 'what'> & Partial<FailureFacts>,
) => HttpResult<never>;

/** The innermost call: one request on the wire, its answer read and judged. */
export function exchange(options: ExchangeOptions): Call {
  return async <T>(request: HttpRequest<T>, signal = new AbortController().signal) => {
    const raw = await rawExchange(
      options.dispatcher,
      dispatchOptions(options.base, request),
      options.maxResponseBytes,
      signal,
    );
    const failed: Failed = (facts) =>
      classify({
        subject: subjectOf(options.system, request),
        idempotent: isIdempotent(request),
        sent: raw.sent,
        status: raw.answer?.status,
        ...facts,
      });
    if (raw.answer === undefined) {
      return failed(breakage(raw));
    }
    options.onAnswer(raw.answer.status, raw.answer.headers);
    return judge(options, request, raw, raw.answer, failed);
  };
}

function judge<T>(
  options: ExchangeOptions,
  request: HttpRequest<T>,
  raw: RawExchange,
  answer: RawAnswer,
  failed: Failed,
): HttpResult<T> {
  const { status, headers } = answer;
  const endpoint = `${request.method} ${request.path.template}`;
  const isAnswer = (status >= 200 && status < 300) || request.accept?.includes(status);
  if (!isAnswer) {
    const refused = status === 403;
    return failed({
      fault: 'status',
      what: statusInWords(status),
      retryAfterMs:
        status === 429
          ? readThrottle(headers, Date.now())
          : readRetryAfter(headers['retry-after'], Date.now(), headers.date),
      endpointWorks: refused && options.refusals.endpointWorksDespite(endpoint, request.path.text),
    });
  }
  options.refusals.succeeded(endpoint);
  if (raw.error !== undefined) {
    const { fault, what } = breakage(raw);
    return failed({
      fault: fault === 'reset' ? 'unreadable' : fault,
      what: `answered ${status}, but ${what}`,
    });
  }
  const parsed = parseBody(answer.body, headers, options.maxResponseBytes);
  // What a status of `accept` carries is a courtesy: an HTML page under a 404 must not spoil what the status says.
  const json = parsed.ok ? parsed.json : undefined;
  if (!parsed.ok && status < 300) {
    return failed({
      fault: 'unreadable',
      what: `answered ${status}, but the body is ${parsed.why}`,
    });
  }
  const decoded = request.decode(json, status);
  return decoded.ok
    ? { ok: true, status, headers, body: decoded.value }
    : failed({ fault: 'unreadable', what: `answered ${status}, but ${decoded.why}` });
}
