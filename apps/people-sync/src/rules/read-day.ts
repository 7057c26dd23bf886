import { readText, UNREADABLE } from './read-text';

const DAY_FIRST = /^(\d{2})\/(\d{2})\/(\d{4})$/;
/** A time of the day and a zone behind the day change nothing: a date is written as the midnight of one zone or another. */
const YEAR_FIRST =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const EARLIEST_YEAR = 1900;

/**
 * A day of an item, written `2026-03-02`, `02/03/2026` or as an ISO date with a time.
 * @returns `YYYY-MM-DD`; null if there is none
 */
export function readDay(value: unknown): string | null | typeof UNREADABLE {
  const text = typeof value === 'number' ? UNREADABLE : readText(value, 40);
  if (text === null || text === UNREADABLE) return text;
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  const written = year ? `${year}-${month}-${day}` : YEAR_FIRST.exec(text)?.slice(1, 4).join('-');
  return written !== undefined && isDay(written) ? written : UNREADABLE;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, not before 1900. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(year) < EARLIEST_YEAR) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
