import type { CallOptions, HttpRequest } from '../http-request';
import type { AnswerHeaders, CallFault } from '../http-result';
import { subjectOf } from '../subject';
import { breakage, type Breakage } from './breakage';
import { dispatchOptions } from './dispatch-options';
import type { ExchangeOptions } from './exchange';
import { rawExchange } from './raw-exchange';

/** One call whose answer is wanted as it came. */
export interface WireRequest
  extends
    Pick<HttpRequest<unknown>, 'method' | 'path' | 'query' | 'headers' | 'json' | 'form'>,
    Pick<CallOptions, 'signal' | 'timeoutMs'> {
  /** Asked just before the first byte is written: false, and nothing is sent. */
  readonly mayStart?: () => boolean;
}

/** Status and headers arrived. */
export interface WireAnswer {
  readonly answered: true;
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** As received, still compressed if it was. */
  readonly body: Buffer;
  /** What ended the body before its end; absent if it is complete. */
  readonly broken?: Breakage;
}

/** No status came. */
export interface WireSilence {
  readonly answered: false;
  /** False only if not one byte of the request can have left this process. */
  readonly sent: boolean;
  readonly fault: CallFault;
  /** For an operator; no body, no personal data, no secret. */
  readonly reason: string;
}

export type WireResult = WireAnswer | WireSilence;

/**
 * One request on the wire, its answer neither judged nor decoded. The connection is new and is closed afterwards: on one
 * that was kept, a server that closes it in the same moment makes a request ambiguous that it never saw.
 */
export async function wireExchange(
  options: Omit<ExchangeOptions, 'refusals' | 'onAnswer'>,
  request: WireRequest,
  signal: AbortSignal,
): Promise<WireResult> {
  const raw = await rawExchange(
    options.dispatcher,
    { ...dispatchOptions(options.base, request), reset: true },
    options.maxResponseBytes,
    signal,
    request.mayStart,
  );
  if (raw.answer !== undefined) {
    const broken = raw.error && breakage(raw);
    return { answered: true, ...raw.answer, ...(broken && { broken }) };
  }
  const { fault, what } = breakage(raw);
  const reason = `${subjectOf(options.system, request)}: ${what}`;
  return { answered: false, sent: raw.sent, fault, reason };
}
