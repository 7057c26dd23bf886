import { isUtf8 } from 'node:buffer';
import { isObject } from '../rules/item-reader';

/** An item of a file, with its place in it. */
export interface PlacedItem {
  readonly file: string;
  /** JSON pointer into the file (RFC 6901). */
  readonly path: string;
  readonly item: unknown;
}

/** A page as the reading would take it; its faults quote nothing. */
export interface PageFile {
  readonly items: readonly PlacedItem[];
  readonly faults: readonly { readonly path: string; readonly message: string }[];
}

const wrong = (path: string, message: string): PageFile => ({
  items: [],
  faults: [{ path, message }],
});

/**
 * Reads a file that holds a page of Datasul: `{ items, hasNext }` in whatever capitals, in UTF-8 or ISO-8859-1; one object
 * stands for a list of one. A list without anything around it will do as well.
 */
export function readPageFile(file: string, bytes: Buffer): PageFile {
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1').replace(/^\ufeff/, '');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the text.
    if (error instanceof SyntaxError) return wrong('', 'não é JSON');
    throw error;
  }
  if (Array.isArray(body)) return { items: placed(file, '', body), faults: [] };
  if (!isObject(body)) return wrong('', 'deve ser um objeto com a lista items');
  const members = Object.entries(body);
  const [key, items] = members.find(([name]) => name.toLowerCase() === 'items') ?? [];
  if (key === undefined || typeof items !== 'object' || items === null)
    return wrong(
      key === undefined ? '' : `/${key}`,
      'deve ter a lista items; um erro do Datasul não é uma página',
    );
  const hasNext = members.find(([name]) => name.toLowerCase() === 'hasnext')?.[1];
  const isEnding = /^(true|false|yes|no)$/i.test(String(hasNext).trim());
  return {
    items: placed(file, `/${key}`, items),
    faults: isEnding
      ? []
      : [{ path: '/hasNext', message: 'deve ser true ou false: só ele diz se a lista acabou' }],
  };
}

function placed(file: string, at: string, items: object): PlacedItem[] {
  return Array.isArray(items)
    ? items.map((item: unknown, index) => ({ file, path: `${at}/${index}`, item }))
    : [{ file, path: at, item: items }];
}
