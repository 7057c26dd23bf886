import {
  type CallFailure,
  readRetryAfter,
  readText,
  type WireAnswer,
  type WireResult,
} from '@ponte/clients/http';
import { feedzCodeOf } from '../feedz-codes';
import { requestError, type SaidError } from './read-errors';
import { readState } from './read-state';

/** An answer of Feedz's own, as JSON. */
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

type Failing = Pick<CallFailure, 'class'> & Partial<CallFailure>;

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
  const json = jsonOf(result, options.maxBytes);
  const said = requestError(json);
  const failing = isCredential(status, said, json)
    ? ({ class: 'unavailable', scope: 'party' } as const)
    : failingOf(result, json, said, idempotent);
  if (failing === undefined) return { ok: true, status, json, said };
  const wait = readRetryAfter(result.headers['retry-after'], Date.now(), result.headers.date);
  const code = said?.code === undefined ? '' : `, code ${said.code}`;
  const reason = `${subject}: answered ${status}${code}: ${inWords(failing, status)}`;
  return {
    ok: false,
    fault: 'status',
    status,
    reason,
    ...(wait !== undefined && { retryAfterMs: wait }),
    ...failing,
  };
}

/** `undefined` if it is Feedz itself that speaks, whatever it says. */
function failingOf(
  { status, broken }: WireAnswer,
  json: unknown,
  said: SaidError | undefined,
  idempotent: boolean,
): Failing | undefined {
  const open = idempotent ? 'transient' : 'ambiguous';
  if (status === 429) return { class: 'throttled' };
  if (status === 408 || status === 425) return { class: 'transient' };
  if (status >= 500) {
    // Gateways have codes too; only one of Feedz's own says that Feedz came to an end with it.
    return said?.code !== undefined && feedzCodeOf(said.code) ? undefined : { class: open };
  }
  // Without a code of Feedz's, something answers that is not its interface: the address is wrong.
  const isElsewhere =
    status < 200 || (status >= 300 && status < 400) || status === 404 || status === 405;
  if (isElsewhere && said?.code === undefined) return { class: 'unavailable', scope: 'endpoint' };
  if (json !== undefined) return undefined;
  if (status < 300) return { class: open, fault: 'unreadable' };
  return { class: broken ? 'transient' : 'permanent' };
}

/** 5000 stands for a token and for an empty body: the status tells, else the words; if neither does, nothing more is sent. */
function isCredential(status: number, said: SaidError | undefined, json: unknown): boolean {
  if (status === 401 || status === 403) return true;
  if (said?.code !== 5000) return false;
  const state = said.inList ? readState(json)?.state : undefined;
  // What a process that works lists is about its records.
  if (state !== undefined && state !== 'failed') return false;
  return TOKEN_WORDS.test(said.message) || !EMPTY_WORDS.test(said.message);
}

function inWords({ class: kind, scope, fault }: Failing, status: number): string {
  if (scope === 'party') return 'the token or the User-Agent is refused';
  if (scope === 'endpoint') return 'nothing of Feedz is here, check the base URL and the route';
  if (fault === 'unreadable') return 'the body is not JSON, or cut off';
  if (status >= 500) return 'an error of its own, or of what is before it';
  return kind === 'permanent' ? 'refused, and the body is not JSON' : 'not at present';
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
