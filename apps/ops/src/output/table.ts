import Table from 'cli-table3';
import { isMoment, localTime } from './local-time';

/** Longest text of a cell in a list; the whole is in `show` and `--json`. */
const CELL = 60;

/** A column: its head and what stands in it. */
export type Column<T> = readonly [head: string, of: (item: T) => unknown];

/** A list for people; empty for an empty list. */
export function listTable<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  if (items.length === 0) return '';
  const table = new Table({
    head: columns.map(([head]) => head),
    style: { head: [], border: [], compact: true },
  });
  for (const item of items) table.push(columns.map(([, of]) => cell(of(item))));
  return table.toString();
}

/** Names and values for people, one a line; what has no value is left out. */
export function factsTable(facts: Readonly<Record<string, unknown>>): string {
  const known = Object.entries(facts).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  if (known.length === 0) return '';
  const width = Math.max(...known.map(([name]) => name.length));
  return known.map(([name, value]) => `${`${name}:`.padEnd(width + 2)}${told(value)}`).join('\n');
}

function cell(value: unknown): string {
  const text = told(value);
  return text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text;
}

/** A value in one line, fit for a terminal. */
function told(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date || isMoment(value)) return localTime(value);
  if (typeof value === 'boolean') return value ? 'sim' : 'não';
  return plain(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Without control characters: what a third party said must not write to the operator's terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
