import { isUtf8 } from 'node:buffer';
import type { ReceivedItem } from '../rules/received-item';
import {
  type BodyFault,
  isObject,
  itemFaults,
  listOf,
  readSentItem,
  type Sent,
} from './read-sent-item';
import { parseRequest } from './sent-text';

/** A request read from a file. */
export interface ReadRequest {
  /** What keeps it from being taken at all. */
  readonly faults: readonly BodyFault[];
  /** Its items, as far as they are objects. */
  readonly items: readonly ReceivedItem[];
  /** The place in the file of a pointer that takes every list for one, and year and month for `anocom` and `mescom`. */
  readonly place: (pointer: string) => string;
}

const WRONG = (message: string, path = ''): ReadRequest => ({
  ...{ faults: [{ path, message }], items: [] },
  place: (pointer) => pointer,
});

/** Reads a request as ingest does, and payroll-bridge after it. Its faults quote nothing: the file is full of people. */
export function readRequest(bytes: Buffer): ReadRequest {
  const body = parsed(bytes);
  if (typeof body === 'string') return WRONG(body);
  if (!isObject(body.value)) return WRONG('deve ser um objeto com a lista items');
  const { items } = body.value;
  const list = listOf(items);
  if (list.length === 0)
    return WRONG('deve ser a lista de funcionários, e não há nenhum', '/items');
  const place = (pointer: string): string => placeOf(pointer, list, Array.isArray(items));
  return {
    faults: list.flatMap((item, at) => itemFaults(item, place(`/items/${at}`))),
    items: list.flatMap((item, at) => (isObject(item) ? [readSentItem(item, at)] : [])),
    place,
  };
}

function parsed(bytes: Buffer): { readonly value: unknown } | string {
  if (!isUtf8(bytes)) return 'não está em UTF-8';
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  try {
    return { value: parseRequest(text) };
  } catch (error) {
    // The parser's message quotes the text.
    if (error instanceof SyntaxError) return 'não é JSON';
    throw error;
  }
}

function placeOf(pointer: string, list: readonly unknown[], isList: boolean): string {
  const [, at, field, ...rest] = /^\/items\/(\d+)(?:\/([^/]+))?(.*)$/.exec(pointer) ?? [];
  if (at === undefined) return pointer;
  const sent = list[Number(at)];
  const base = isList ? `/items/${at}` : '/items';
  if (field === undefined) return base;
  const [tail = ''] = rest;
  if (!isObject(sent)) return `${base}/${field}${tail}`;
  return `${base}/${spelt(field, sent)}${isObject(sent.resultados) ? tail.replace(/^\/0/, '') : tail}`;
}

/** The other spelling, if it is the only one there. */
function spelt(field: string, sent: Sent): string {
  const other = { anocom: 'anocomp', mescom: 'mescomp' }[field];
  return other !== undefined && !(field in sent) && other in sent ? other : field;
}
