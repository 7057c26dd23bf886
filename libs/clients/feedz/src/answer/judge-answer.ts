import {
  type CallFailure,
  readRetryAfter,
  readText,
  type WireAnswer,
  type WireResult,
} from '@ponte/clients/http';
import { requestError, type SaidError } from './read-errors';

/** An answer whose JSON can be read. */
export interface Understood {
  readonly ok: true;
  readonly status: number;
  readonly json: unknown;
  readonly said: SaidError | undefined;
}

export interface JudgeOptions {
  /** e.g. `feedz holding: POST /persons`: what a reason begins with. */
  readonly subject: string;
  /** Whether asking again changes nothing: decides what silence means. */
  readonly idempotent: boolean;
  readonly maxBytes: number;
}

const TOKEN_WORDS = /token|bearer|autoriz|authoriz|chave/i;
const EMPTY_WORDS = /vazio|empty/i;

/** What every answer of Feedz is judged by before anybody looks at what it says. No reason quotes a body. */
export function judgeAnswer(result: WireResult, options: JudgeOptions): Understood | CallFailure {
  const { subject, idempotent } = options;
  if (!result.answered) {
    const { sent, fault, reason } = result;
    if (fault === 'not-sendable')
      return { ok: false, class: 'unavailable', scope: 'party', fault, reason };
    return { ok: false, class: sent && !idempotent ? 'ambiguous' : 'transient', fault, reason };
  }
  const { status } = result;
  const fail = (
    more: Pick<CallFailure, 'class'> & Partial<CallFailure>,
    what: string,
  ): CallFailure => ({
    ...{ ok: false, fault: 'status', status, reason: `${subject}: ${what}` },
    ...more,
  });
  const json = jsonOf(result, options.maxBytes);
  const said = requestError(json);
  const code = said?.code === undefined ? '' : `, code ${said.code}`;
  if (isCredential(status, said))
    return fail(
      { class: 'unavailable', scope: 'party' },
      `answered ${status}${code}: the token or the User-Agent is refused`,
    );
  if (status === 429) {
    const wait = readRetryAfter(result.headers['retry-after'], Date.now(), result.headers.date);
    return fail(
      { class: 'throttled', ...(wait !== undefined && { retryAfterMs: wait }) },
      'answered 429',
    );
  }
  if (status === 408 || status === 425) return fail({ class: 'transient' }, `answered ${status}`);
  if (json === undefined) {
    if (status >= 200 && status < 500 && status !== 404 && status !== 405 && status >= 300)
      return fail({ class: 'permanent' }, `answered ${status} without readable JSON`);
    if (status === 404 || status === 405)
      return fail(
        { class: 'unavailable', scope: 'endpoint' },
        `answered ${status}: is the route right?`,
      );
    return fail(
      { class: idempotent ? 'transient' : 'ambiguous', fault: 'unreadable' },
      `answered ${status}, but the body is not JSON, or cut off`,
    );
  }
  // With a code of Feedz's own it is Feedz that speaks, whatever the status; without, a 5xx says nothing of what was done.
  if (status >= 500 && said?.code === undefined)
    return fail({ class: idempotent ? 'transient' : 'ambiguous' }, `answered ${status}`);
  return { ok: true, status, json, said };
}

/** 5000 stands for a token and for an empty body: the status tells, else the words; if neither does, nothing more is sent. */
function isCredential(status: number, said: SaidError | undefined): boolean {
  if (status === 401 || status === 403) return true;
  if (said?.code !== 5000) return false;
  return TOKEN_WORDS.test(said.message) || !EMPTY_WORDS.test(said.message);
}

function jsonOf(answer: WireAnswer, maxBytes: number): unknown {
  const text = readText(answer.body, answer.headers, maxBytes)?.trim();
  if (text === undefined || !/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // The parser's message quotes the text, which is personal.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
