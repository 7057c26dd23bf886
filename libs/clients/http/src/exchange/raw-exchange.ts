import type { Dispatcher } from 'undici';
import type { AnswerHeaders } from '../http-result';

/** Status line and headers arrived; the body may still be incomplete (then `error` of the exchange is set). */
export interface RawAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
}

/** What is known after one exchange on the wire. */
export interface RawExchange {
  /** False only if not one byte of the request can have left this process. */
  readonly sent: boolean;
  readonly answer?: RawAnswer;
  readonly error?: Error;
  /** Whether it ended by the signal; `error` is then the signal's reason. */
  readonly aborted: boolean;
}

/** The body was cut at our limit. */
export class AnswerTooLarge extends Error {
  constructor(limitBytes: number) {
    super(`the answer is larger than ${limitBytes} bytes`);
    this.name = 'AnswerTooLarge';
  }
}

/** The caller did not let it begin any more when a connection was there. */
export class NotStarted extends Error {
  constructor() {
    super('not begun: the caller did not let it any more');
    this.name = 'NotStarted';
  }
}

/**
 * One request over an undici dispatcher, through its handler interface and not `request()`: only `onRequestStart` tells
 * whether a request that failed had left (undici calls it just before the first write), and an abort before that moment
 * must settle at once instead of when a connection is there.
 * @param mayStart asked in the same turn of the event loop in which the first byte would be written
 */
export function rawExchange(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  maxBytes: number,
  signal: AbortSignal,
  mayStart: () => boolean = () => true,
): Promise<RawExchange> {
  return new Promise((resolve) => {
    let sent = false;
    let settled = false;
    let controller: Dispatcher.DispatchController | undefined;
    let head: Omit<RawAnswer, 'body'> | undefined;
    let chunks: Buffer[] = [];
    let bytes = 0;

    const settle = (error?: Error, aborted = false): void => {
      if (settled) {
        return;
      }
      settled = true;
      signal.removeEventListener('abort', onAbort);
      resolve({ sent, error, aborted, answer: head && { ...head, body: Buffer.concat(chunks) } });
    };
    const onAbort = (): void => {
      const reason = asError(signal.reason);
      settle(reason, true);
      controller?.abort(reason);
    };

    if (signal.aborted) {
      return onAbort();
    }
    signal.addEventListener('abort', onAbort);
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (settled) {
          started.abort(new Error('given up before a connection was there'));
        } else if (!mayStart()) {
          const error = new NotStarted();
          settle(error);
          started.abort(error);
        } else {
          sent = true;
        }
      },
      onResponseStart(_controller, status, headers) {
        // Called for 1xx too: the last one counts.
        head = { status, headers: joinHeaders(headers) };
        chunks = [];
      },
      onResponseData(current, chunk) {
        bytes += chunk.length;
        if (bytes > maxBytes) {
          const error = new AnswerTooLarge(maxBytes);
          settle(error);
          current.abort(error);
        } else {
          chunks.push(chunk);
        }
      },
      onResponseEnd: () => settle(),
      onResponseError: (_controller, error) => settle(error),
    };
    try {
      dispatcher.dispatch(options, handler);
    } catch (error) {
      settle(asError(error));
    }
  });
}

function joinHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): AnswerHeaders {
  const joined = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(joined) as AnswerHeaders;
}

function asError(reason: unknown): Error {
  // Not instanceof: a DOMException and the errors of another realm are none.
  const isError = typeof reason === 'object' && reason !== null && 'message' in reason;
  return isError ? (reason as Error) : new Error('aborted');
}
