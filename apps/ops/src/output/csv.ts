/** Excel in Brazil reads UTF-8 only with this mark, and columns only with semicolons. */
const MARK = '\uFEFF';
const SEPARATOR = ';';

/** What a cell may hold; null is an empty one. */
export type Cell = string | number | null;

/**
 * A table as Excel in Brazil opens it: semicolons, UTF-8 with its mark, lines that end with CR LF (RFC 4180). No cell is
 * ever a formula: what begins like one gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => `${row.map(cellText).join(SEPARATOR)}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[\s\p{Cf}]*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
