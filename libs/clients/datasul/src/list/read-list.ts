import type { Decoded } from '@ponte/clients/http';
import type { DatasulErrorShape } from '../error/datasul-error';
import { readError } from '../error/read-error';
import { CONFLICT, fieldOf, isRecord, listOf } from '../read-field';
import type { DatasulList } from './datasul-list';

const TRUTHS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...([
    [true, true],
    ['true', true],
    ['yes', true],
  ] as const),
  ...([
    [false, false],
    ['false', false],
    ['no', false],
  ] as const),
]);

/** Shapes in which Datasul itself tells an error: beside a list they mean that it is not the whole list. */
const TOLD_BESIDE = new Set<DatasulErrorShape>(['error', 'erros', 'row-errors']);

/**
 * Reads TOTVS's list convention, `{ items, hasNext[, total] }`, with keys in whatever capitals; one object stands for a
 * list of one. Without a readable `hasNext`, or with an error beside it, it is no list: a page that was cut off must not
 * pass for the last one, nor one that failed for an empty one.
 */
export function readList(body: unknown): Decoded<DatasulList> {
  if (!isRecord(body)) return { ok: false, why: 'it is no object with items and hasNext' };
  const items = fieldOf(body, 'items');
  const said = fieldOf(body, 'hasnext');
  const hasNext = TRUTHS.get(typeof said === 'string' ? said.trim().toLowerCase() : said);
  const isList = items !== undefined && items !== CONFLICT && hasNext !== undefined;
  const error = readError(body);
  if (error && (!isList || TOLD_BESIDE.has(error.shape) || (isEmpty(items) && isNo(error.code))))
    return {
      ok: false,
      why: `it is an error${inBrackets(codeWord(error.code))} instead of a list`,
    };
  if (!isList) {
    const missing = hasNext === undefined ? 'hasNext' : 'items';
    return { ok: false, why: `${missing} is missing or cannot be understood` };
  }
  if (typeof items !== 'object') return { ok: false, why: 'items is no list' };
  return { ok: true, value: { ok: true, items: listOf(items), hasNext } };
}

/**
 * The code of an error as a word of a log line: a vendor's codes are short, and anything else in their place stays out, as
 * do the words of an error, which may name a person; nine digits or more may be somebody's document.
 */
export function codeWord(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return /^(?!(?:\D*\d){9})[\w.-]{1,32}$/.test(code) ? `code ${code}` : 'code unreadable';
}

function inBrackets(word: string | undefined): string {
  return word === undefined ? '' : ` (${word})`;
}

/** Whether a code beside a message says no; some say yes by 0 or 200. */
function isNo(code: string | undefined): boolean {
  return code !== undefined && !/^(?:0+|2\d\d)$/.test(code);
}

function isEmpty(items: unknown): boolean {
  return Array.isArray(items) && items.length === 0;
}
