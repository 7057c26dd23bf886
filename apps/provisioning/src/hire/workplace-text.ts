import { holdsCpf } from '@ponte/platform';
import { boundedText } from './bounded-text';
import { storable } from './storable';

/** Where a choice of a list is told as an object, its words are in one of these, the first that has any. */
const WORDS = ['name', 'label', 'title', 'text', 'value'] as const;
/** Values seen nest two levels deep; a bound keeps a hostile one from taking the process. */
const DEEPEST = 4;
const MOST = 255;

/**
 * The posto de trabalho as a text. A custom field's value may be any JSON:
 *
 * - a text as it is, without outer and repeated space; a number as JSON writes it; true and false as "Sim" and "Não"
 * - a list as its elements' texts, joined by ", "
 * - an object as the text of its `name`, `label`, `title`, `text` or `value`; without any of them as its members' texts,
 *   in their order, joined by ", "
 * - null, blank and empty ones, and what lies deeper than four levels, as nothing
 *
 * Cut to 255 characters. `null` if nothing is left, or if it holds a CPF: the text goes into events, where none may stand.
 */
export function workplaceText(value: unknown): string | null {
  const text = boundedText(textOf(value, 0), MOST);
  return text !== null && holdsCpf(text) ? null : text;
}

function textOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return storable(value).trim();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return '';
  const joined = (values: readonly unknown[]): string =>
    values
      .map((each) => textOf(each, depth + 1))
      .filter((text) => text !== '')
      .join(', ');
  if (Array.isArray(value)) return joined(value);
  const members = value as Readonly<Record<string, unknown>>;
  const words = WORDS.map((key) => textOf(members[key], depth + 1)).find((text) => text !== '');
  return words ?? joined(Object.values(members));
}
