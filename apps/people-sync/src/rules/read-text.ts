/** What is there, but is no text that can be worked with. */
export const UNREADABLE = Symbol('unreadable');

/** Control characters, NUL above all, and halves of a surrogate pair: neither PostgreSQL's JSON nor UTF-8 takes them all. */
const NOT_STORABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/**
 * A text of an item. Whole numbers are texts, because codes are written either way; nothing, blanks and Progress's `?` for
 * "unknown" are null.
 * @param most characters it may have without outer space
 */
export function readText(value: unknown, most: number): string | null | typeof UNREADABLE {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : UNREADABLE;
  if (typeof value !== 'string') return UNREADABLE;
  const text = value.trim();
  if (text === '' || text === '?') return null;
  return text.length > most || NOT_STORABLE.test(text) ? UNREADABLE : text;
}
