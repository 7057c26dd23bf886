import type { Decoded } from '@ponte/clients/http';
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

/**
 * Reads TOTVS's list convention, `{ items, hasNext[, total] }`, with keys in whatever capitals; one object stands for a
 * list of one. Without a readable `hasNext` it is no list: a page that was cut off must not pass for the last one.
 */
export function readList(body: unknown): Decoded<DatasulList> {
  if (!isRecord(body)) return { ok: false, why: 'it is no object with items and hasNext' };
  const items = fieldOf(body, 'items');
  const said = fieldOf(body, 'hasnext');
  const hasNext = TRUTHS.get(typeof said === 'string' ? said.trim().toLowerCase() : said);
  if (items === undefined || items === CONFLICT || hasNext === undefined) {
    const error = readError(body);
    // The words of an error may name a person; its code does not.
    if (error)
      return {
        ok: false,
        why: `it is an error${error.code ? ` (code ${codeWord(error.code)})` : ''} instead of a list`,
      };
    const missing = hasNext === undefined ? 'hasNext' : 'items';
    return { ok: false, why: `${missing} is missing or cannot be understood` };
  }
  if (typeof items !== 'object') return { ok: false, why: 'items is no list' };
  return { ok: true, value: { ok: true, items: listOf(items), hasNext } };
}

/** A code as a word of a log line: a vendor's codes are short, and anything else in their place stays out. */
function codeWord(code: string): string {
  return /^[\w.-]{1,32}$/.test(code) ? code : 'unreadable';
}
