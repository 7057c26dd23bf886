import { readRetryAfter, readText, type WireAnswer } from '@ponte/clients/http';
import type { DatasulPosted, NoAnswer } from './datasul-posted';
import type { DatasulError } from './error/datasul-error';
import { readError } from './error/read-error';
import { isMarkup, readPage } from './error/read-page';
import { rawBody } from './raw-body';
import { keysApart } from './reply/keys-apart';
import { readReply } from './reply/read-reply';
import type { ReplyEntry } from './reply/reply-entry';

/** Shapes in which Datasul itself, and not something before it, refuses. */
const RECOGNISED = new Set<DatasulError['shape']>(['totvs', 'error', 'erros', 'row-errors']);
const WORDS: Readonly<Partial<Record<NoAnswer, string>>> = {
  empty: 'the body is empty',
  html: 'the body is HTML or XML instead of JSON',
  truncated: 'the body is JSON that cannot be read to its end',
};

/**
 * Judges an answer. A `response` is read at any status; one without entries says nothing, unless the status says success.
 * Without one the status counts, but only where it is certain that there is none: a body that broke off, or JSON that cannot be read, may have held one.
 * @param maxBytes limit of the body after decompression
 */
export function judgeAnswer(answer: WireAnswer, maxBytes: number): DatasulPosted {
  const { status, headers, body } = answer;
  const text = readText(body, headers, maxBytes)?.trim();
  const json = parsed(text);
  const raw = rawBody(body);
  const entries = json && entriesOf(json, text ?? '');
  const isSuccess = status >= 200 && status < 300;
  if (entries !== undefined && (isSuccess || entries.length > 0))
    return { kind: 'answered', status, entries, raw };

  if (json === undefined && (isSuccess || mayHoldReply(answer, text))) {
    const why = whyUnread(answer, text);
    const what = answer.broken?.what ?? WORDS[why] ?? 'the body cannot be read';
    return { kind: 'no-answer', why, reason: `answered ${status}, but ${what}`, status, raw };
  }
  const error = json === undefined ? readPage(text ?? '') : readError(json);
  const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now(), headers.date);
  const more = {
    ...(error && { error }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    raw,
  };
  if (status === 401 || status === 403) return { kind: 'credential', status, ...more };
  if (status === 429) return { kind: 'throttled', status, ...more };
  if (status === 400 && error !== undefined && RECOGNISED.has(error.shape)) {
    return { kind: 'refused-call', status, error, raw };
  }
  return { kind: 'status', status, ...more };
}

/** @param text of which `json` was read */
function entriesOf(json: object, text: string): readonly ReplyEntry[] | undefined {
  const apart = keysApart(text);
  return readReply(apart === text ? json : JSON.parse(apart));
}

/**
 * The JSON object or list of a text; undefined if it is none. Whether the connection broke does not matter: what an object
 * or list begins with is never JSON itself, so one that can be read is complete.
 */
function parsed(text: string | undefined): object | undefined {
  if (text === undefined || !startsAsJson(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a body that could not be read may have held what Datasul did with the rubricas. */
function mayHoldReply({ status, broken }: WireAnswer, text: string | undefined): boolean {
  if (status === 401 || status === 403 || status === 429) {
    // Refused before anything was looked at, unless it begins to tell of rubricas all the same.
    return /"response"/i.test(text ?? '');
  }
  if (text === undefined) return true;
  return !isMarkup(text) && (broken !== undefined || startsAsJson(text));
}

function whyUnread({ broken }: WireAnswer, text: string | undefined): NoAnswer {
  if (broken?.fault === 'time-out' || broken?.fault === 'aborted') return broken.fault;
  if (broken !== undefined) return broken.fault === 'reset' ? 'truncated' : 'unreadable';
  if (text === undefined) return 'unreadable';
  if (text === '') return 'empty';
  if (isMarkup(text)) return 'html';
  return startsAsJson(text) ? 'truncated' : 'unreadable';
}

function startsAsJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}
