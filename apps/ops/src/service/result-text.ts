import { factsTable, listTable, type Column } from '../output/table';

/** More columns than this do not fit a terminal; the rest is in `--json`. */
const COLUMNS = 8;

/**
 * Any service's result for people: what has one value a line each, lists of objects as tables, under their names. A
 * service says what is worth seeing by the order of its members.
 */
export function resultText(result: unknown): string {
  if (result === null || result === undefined) return '';
  if (typeof result !== 'object') return String(result);
  if (Array.isArray(result)) return listOf(result);
  const facts: Record<string, unknown> = {};
  const lists: string[] = [];
  for (const [name, value] of Object.entries(result)) {
    if (Array.isArray(value) && value.some(isObject)) lists.push(`${name}\n${listOf(value)}`);
    else facts[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return [factsTable(facts), ...lists].filter((part) => part !== '').join('\n\n');
}

function listOf(items: readonly unknown[]): string {
  const rows = items.filter(isObject);
  if (rows.length === 0) return items.join('\n');
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => row[name] !== null && row[name] !== undefined),
  );
  const columns = names
    .slice(0, COLUMNS)
    .map((name): Column<Record<string, unknown>> => [name, (row) => row[name]]);
  return listTable(columns, rows);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
