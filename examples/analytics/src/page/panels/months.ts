import * as Plot from '@observablehq/plot';
import { plot } from '../plot.ts';
import { drawn, isSmall } from '../small.ts';
import { THEME } from '../theme.ts';
import { count, monthTick } from '../words.ts';
import { legend } from './legend.ts';

export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly fill: string;
}

export interface MonthRow {
  readonly month: string;
  readonly kind: string;
  readonly value: number;
}

const LEGEND = 26;
/** Pixels for a column and the space beside it. */
const WIDEST = 130;

/** Stacked columns by month, the kinds from below in their order, the sum above each column. */
export function months(
  width: number,
  height: number,
  rows: readonly MonthRow[],
  kinds: readonly Kind[],
): string | undefined {
  if (rows.length === 0) return undefined;
  const known = new Set(kinds.map(({ id }) => id));
  const data = withoutSmall(
    rows.map((row) => ({ ...row, kind: known.has(row.kind) ? row.kind : 'other' })),
  );
  const shown = [...kinds, { id: 'other', label: 'outros', fill: THEME.faint }].filter(({ id }) =>
    data.some(({ kind }) => kind === id),
  );
  const order = shown.map(({ id }) => id);
  const domain = [...new Set(data.map((row) => row.month))].sort();
  const sums = domain.map((each) => ({
    month: each,
    value: rows.filter((row) => row.month === each).reduce((sum, { value }) => sum + value, 0),
    height: data.filter((row) => row.month === each).reduce((sum, { value }) => sum + value, 0),
  }));
  // Few columns stand in the middle instead of becoming walls.
  const side = Math.max(4, (width - domain.length * WIDEST) / 2);
  const chart = plot(width, height - LEGEND, {
    marginLeft: side,
    marginRight: side,
    marginTop: 20,
    marginBottom: 24,
    x: { domain, label: null, padding: domain.length > 6 ? 0.3 : 0.5 },
    y: { axis: null },
    color: { domain: order, range: shown.map(({ fill }) => fill) },
    marks: [
      Plot.axisX({ tickSize: 0, label: null, fill: THEME.soft, tickFormat: monthTick }),
      Plot.barY(
        data,
        Plot.stackY(
          { order },
          { x: 'month', y: 'value', fill: 'kind', insetTop: 0.5, insetBottom: 0.5 },
        ),
      ),
      Plot.text(sums, {
        x: 'month',
        y: 'height',
        dy: -9,
        text: (each) => count(each.value),
        fill: THEME.ink,
        fontWeight: 600,
        fontSize: 13,
      }),
      Plot.ruleY([0], { stroke: THEME.none }),
    ],
  });
  return `${legend(shown, 0)}\n<g transform="translate(0 ${LEGEND})">${chart}</g>`;
}

/** Small groups of a month are drawn as one, among the others. */
function withoutSmall(rows: readonly MonthRow[]): MonthRow[] {
  const sums = new Map<string, MonthRow>();
  for (const row of rows) {
    const kind = isSmall(row.value) ? 'other' : row.kind;
    const key = `${row.month} ${kind}`;
    sums.set(key, { ...row, kind, value: row.value + (sums.get(key)?.value ?? 0) });
  }
  return [...sums.values()].map((row) => ({ ...row, value: drawn(row.value) }));
}
