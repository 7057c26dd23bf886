import { errors } from 'undici';
import type { CallFault } from '../http-result';
import { CallTimedOut } from '../layers/with-timeout';
import { AnswerTooLarge, NotStarted, type RawExchange } from './raw-exchange';

/** What broke an exchange, in words for an operator. */
export interface Breakage {
  readonly fault: CallFault;
  readonly what: string;
}

const NO_ANSWER = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * Names what broke an exchange. Only codes are told: the texts of errors quote addresses, headers and parts of bodies.
 */
export function breakage({ sent, error, aborted }: RawExchange): Breakage {
  if (error instanceof CallTimedOut) {
    return {
      fault: 'time-out',
      what: sent ? error.message : `no connection within ${error.timeoutMs} ms`,
    };
  }
  if (aborted) {
    return {
      fault: 'aborted',
      what: sent
        ? 'given up by the caller while under way'
        : 'given up by the caller before it was sent',
    };
  }
  if (error instanceof NotStarted) {
    return { fault: 'aborted', what: 'not sent, its time to begin was over' };
  }
  if (error instanceof AnswerTooLarge) {
    return { fault: 'unreadable', what: error.message };
  }
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG') {
    return { fault: 'not-sendable', what: 'a header, the method or the path cannot be sent' };
  }
  if (NO_ANSWER.has(code)) {
    return { fault: 'time-out', what: 'the answer did not come, or stopped coming' };
  }
  if (!sent) {
    return { fault: 'unreachable', what: `no connection (${code})` };
  }
  return error instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW'
    ? { fault: 'unreadable', what: 'the answer is not HTTP' }
    : {
        fault: 'reset',
        what: `the connection broke before the answer was complete (${code})`,
      };
}

function codeOf(error: Error | undefined): string {
  const code: unknown = error !== undefined && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'no code';
}
