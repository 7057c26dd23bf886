import { type BodyFault, NOT_JSON } from './body-fault';
import {
  BRACE,
  BRACE_END,
  BRACKET,
  BRACKET_END,
  COLON,
  COMMA,
  QUOTE,
  skipBlank,
  valueEnd,
} from './json-bytes';

/**
 * Largest item in bytes: 1,000 rubricas as PontoWeb writes them are 80 KB. Sealed once more beside its clear part it fits
 * into a record of 480 KiB, and parsing it takes 2 ms.
 */
export const ITEM_BYTES = 256 * 1024;

/** Where an item stands in the body. */
export interface ItemSpan {
  readonly from: number;
  readonly to: number;
}

/** Fields beside `items`: PontoWeb sends none. */
const OTHERS = 100;
const ITEMS = 'items';
const BOM = 0xfeff;

/**
 * Finds the items of `{"items": […]}` one by one, so that a body is never parsed in one go: `JSON.parse` of 16 MiB keeps the
 * event loop for 100 to 150 ms. An object in place of the list is its only item. The items themselves are not parsed here;
 * all around them is, so a body of which every item is JSON is JSON.
 *
 * @returns each item; `null` behind each other field, which is a piece of work too; at the end what is wrong with the body,
 * `null` if nothing is
 */
export function* scanItems(body: Buffer): Generator<ItemSpan | null, BodyFault | null> {
  let found = false;
  let others = 0;
  let at = skipBlank(body, body.toString('utf8', 0, 3).charCodeAt(0) === BOM ? 3 : 0);
  if (body[at] !== BRACE) return fault('', `${NOT_JSON}, ou não é um objeto`);
  at = skipBlank(body, at + 1);
  if (body[at] === BRACE_END) return atEnd(body, at + 1, found);
  for (;;) {
    const key = body[at] === QUOTE ? value(body, at) : undefined;
    if (!key) return fault('', NOT_JSON);
    at = skipBlank(body, key.to);
    if (body[at] !== COLON) return fault('', NOT_JSON);
    at = skipBlank(body, at + 1);
    if (parsed(body, key) === ITEMS) {
      if (found) return fault('/items', 'aparece duas vezes');
      found = true;
      if (body[at] !== BRACKET && body[at] !== BRACE)
        return fault('/items', 'deve ser uma lista de objetos');
      const items =
        body[at] === BRACKET ? yield* scanList(body, at + 1) : yield* scanOnly(body, at);
      if (typeof items !== 'number') return items;
      at = items;
    } else {
      const other = value(body, at);
      if (!other) return fault('', `${NOT_JSON}, ou tem um campo além de "items" grande demais`);
      if (++others > OTHERS) return fault('', `tem mais de ${OTHERS} campos além de "items"`);
      yield null;
      at = other.to;
    }
    at = skipBlank(body, at);
    if (body[at] === BRACE_END) return atEnd(body, at + 1, found);
    if (body[at] !== COMMA) return fault('', NOT_JSON);
    at = skipBlank(body, at + 1);
  }
}

/** The items from behind the opening bracket; returns where the list ends. */
function* scanList(body: Buffer, from: number): Generator<ItemSpan, number | BodyFault> {
  let at = skipBlank(body, from);
  if (body[at] === BRACKET_END) return fault('/items', 'não há nenhum item');
  for (let index = 0; ; index += 1) {
    const span = spanAt(body, at, `/items/${index}`);
    if ('path' in span) return span;
    yield span;
    at = skipBlank(body, span.to);
    if (body[at] === BRACKET_END) return at + 1;
    if (body[at] !== COMMA) return fault(`/items/${index}`, NOT_JSON);
    at = skipBlank(body, at + 1);
  }
}

function* scanOnly(body: Buffer, from: number): Generator<ItemSpan, number | BodyFault> {
  const span = spanAt(body, from, '/items');
  if ('path' in span) return span;
  yield span;
  return span.to;
}

function spanAt(body: Buffer, from: number, path: string): ItemSpan | BodyFault {
  const to = valueEnd(body, from, Math.min(body.length, from + ITEM_BYTES));
  if (to > from) return { from, to };
  return body.length - from > ITEM_BYTES
    ? fault(path, `${NOT_JSON}, ou passa de ${ITEM_BYTES} bytes`)
    : fault(path, NOT_JSON);
}

/** A key, or the value of a key that is not ours; `undefined` if it is not JSON or too large. */
function value(body: Buffer, from: number): ItemSpan | undefined {
  const span = spanAt(body, from, '');
  return 'path' in span || parsed(body, span) === undefined ? undefined : span;
}

function parsed(body: Buffer, { from, to }: ItemSpan): unknown {
  try {
    return JSON.parse(body.toString('utf8', from, to)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function atEnd(body: Buffer, from: number, found: boolean): BodyFault | null {
  if (skipBlank(body, from) !== body.length) return fault('', NOT_JSON);
  return found ? null : fault('/items', 'está ausente: deve ser a lista de funcionários');
}

function fault(path: string, message: string): BodyFault {
  return { path, message };
}
