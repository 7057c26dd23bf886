/** Excel in Brazil reads UTF-8 only with this mark, and columns only with semicolons. */
const MARK = '\uFEFF';
const SEPARATOR = ';';

/** What a cell may hold; null is an empty one. */
export type Cell = string | number | null;

/**
 * Texts that Excel would read as something else: digits with a leading zero or more than it keeps (15, from 12 on in
 * powers of ten), a competência or day and month as a date, `12e5` of a hash as a number. `15,30` and a whole date stay
 * what Excel makes of them.
 */
const MANGLED =
  /^(0\d+|\d{12,}|\d+[eE]\d+|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4})$/;

/**
 * A table as Excel in Brazil opens it: semicolons, UTF-8 with its mark, lines that end with CR LF (RFC 4180). No cell is
 * ever a formula of somebody else's: what begins like one gets an apostrophe before it. A code that Excel would mangle is
 * written as `="0103"`, which it shows as it is.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => `${row.map(cellText).join(SEPARATOR)}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // Digits and their separators only: nothing in it can end the text early.
  if (MANGLED.test(cell)) return quoted(`="${cell}"`);
  const text = /^[\s\p{Cf}]*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
