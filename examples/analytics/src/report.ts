import type { Client } from 'pg';
import { KNOWN_TYPES } from './record/known-types.ts';

/** Views in the order in which they are told, with a heading of each. */
const VIEWS: readonly (readonly [view: string, heading: string, order: string])[] = [
  ['funnel', 'Funil', 'place'],
  ['time_in_step', 'Tempo por etapa', 'source, place, step_name'],
  ['screening_outcome', 'Exames por resultado', 'source, outcome, closed_because'],
  ['equipment_on_time', 'Equipamentos no prazo', 'source, month, outcome'],
  ['payroll_by_state', 'Lançamentos da folha', 'environment, competencia, state'],
  ['payroll_held', 'O que está no Datasul', 'environment, competencia, unit'],
  ['payroll_refused_unentered', 'Recusados antes de lançar', 'environment, competencia, reason'],
  ['headcount_by_month', 'Pessoas por mês', 'environment, month'],
  ['feedz_outcome', 'Feedz', 'environment, entity, state, code, reason'],
  ['rubeus_by_type', 'Rubeus', 'source, month, kind, tipo'],
  ['read_by_type', 'O que foi lido', 'type'],
];

/** All views as text tables, or as one JSON object by view. */
export async function report(client: Client, asJson: boolean): Promise<string> {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const [view, , order] of VIEWS)
    found[view] = (await client.query(`SELECT * FROM ${view} ORDER BY ${order}`)).rows;
  if (asJson) return `${JSON.stringify(found, null, 2)}\n`;
  const tables = VIEWS.map(
    ([view, heading]) => `${heading} (${view})\n${table(found[view] ?? [])}`,
  );
  const unknown = (found['read_by_type'] ?? []).filter(
    ({ type }) => !KNOWN_TYPES.has(String(type)),
  );
  const notes = unknown.map(
    ({ type, records }) => `${records} de ${type}: guardados, sem visão.\n`,
  );
  return `${tables.join('\n')}${notes.join('')}`;
}

function table(rows: readonly Record<string, unknown>[]): string {
  const [first] = rows;
  if (!first) return '  (nada)\n';
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row).map(shown))];
  const widths = Object.keys(first).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map(
      (line) =>
        `  ${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);
}
