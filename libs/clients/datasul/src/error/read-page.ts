import { boundedText } from '../bounded-text';
import type { DatasulError } from './datasul-error';

/** So much of a page is looked at: titles stand at its beginning. */
const LOOKED_AT = 20_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/**
 * What an answer says that is no JSON: a page's title or heading, else the text itself.
 * @returns undefined for an empty one
 */
export function readPage(body: string): DatasulError | undefined {
  const text = body.slice(0, LOOKED_AT).trim();
  if (text === '') return undefined;
  if (!isMarkup(text)) return { shape: 'text', message: boundedText(text) };
  const message = titleOf(text, 'title') ?? titleOf(text, 'h1') ?? words(text);
  return { shape: 'html', message: boundedText(message) };
}

/** Whether a body is HTML or XML. */
export function isMarkup(body: string): boolean {
  return body.trimStart().startsWith('<');
}

function titleOf(page: string, tag: 'title' | 'h1'): string | undefined {
  const found = new RegExp(`<${tag}[^>]{0,200}>([^<]{1,2000})`, 'i').exec(page)?.[1];
  return words(found ?? '') || undefined;
}

function words(markup: string): string {
  return markup
    .replace(/<(style|script)\b[^]{0,10000}?<\/\1>/gi, ' ')
    .replace(/<[^>]{0,1000}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
