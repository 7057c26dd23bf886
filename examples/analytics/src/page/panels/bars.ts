import * as Plot from '@observablehq/plot';
import { plot } from '../plot.ts';
import { drawn } from '../small.ts';
import { THEME } from '../theme.ts';
import { count, percent } from '../words.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly fill: string;
}

/** Horizontal bars, the longest first as given, each with its number and its part of all. */
export function bars(
  width: number,
  height: number,
  rows: readonly Bar[],
  marginLeft = 172,
): string | undefined {
  if (rows.length === 0) return undefined;
  const all = rows.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(...rows.map(({ value }) => drawn(value)));
  const data = rows.map((row) => ({ ...row, name: row.label, length: drawn(row.value) }));
  const wanted = Math.min(height, rows.length * 34 + 8);
  return plot(width, wanted, {
    marginLeft,
    marginRight: 104,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: { domain: data.map(({ name }) => name), label: null, padding: 0.32 },
    marks: [
      Plot.axisY({
        tickSize: 0,
        label: null,
        fill: THEME.ink,
        fontSize: 13,
        textAnchor: 'start',
        dx: 10 - marginLeft,
      }),
      Plot.barX(data, { x: 'length', y: 'name', fill: 'fill', rx: 3 }),
      Plot.text(data, {
        x: 'length',
        y: 'name',
        textAnchor: 'start',
        dx: 8,
        fill: THEME.ink,
        fontWeight: 600,
        fontSize: 13,
        text: (each) => count(each.value),
      }),
      Plot.text(data, {
        y: 'name',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: 104,
        fill: THEME.soft,
        fontSize: 13,
        text: (each) => percent(each.value, all),
      }),
    ],
  });
}
