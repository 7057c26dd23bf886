import { comparable } from './comparable';
import { readText, UNREADABLE } from './read-text';

const YES = new Set(['true', 'yes', 'sim', 's', 'y', '1']);
const NO = new Set(['false', 'no', 'nao', 'n', '0']);

/** A mark of an item: true or false, also as Progress and people write them. */
export function readFlag(value: unknown): boolean | null | typeof UNREADABLE {
  if (typeof value === 'boolean') return value;
  const text = readText(value, 10);
  if (text === null || text === UNREADABLE) return text;
  const word = comparable(text);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : UNREADABLE;
}
