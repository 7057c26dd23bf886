import * as Plot from '@observablehq/plot';
import { plot } from '../plot.ts';
import type { Figures } from '../read-figures.ts';
import { drawn, isSmall } from '../small.ts';
import { THEME } from '../theme.ts';
import { count, monthTick } from '../words.ts';
import { legend } from './legend.ts';

const LEGEND = 26;
const FLOWS = 0.46;

/** Persons at the end of each month above; who came and who left below. */
export function headcountPanel({ headcount }: Figures) {
  return (width: number, height: number): string | undefined => {
    if (headcount.length === 0) return undefined;
    const rows = headcount.map((row) => ({
      ...row,
      persons: drawn(row.headcount),
      came: drawn(row.admissions),
      left: -drawn(row.dismissals),
    }));
    const domain = rows.map((row) => row.month);
    const below = Math.round((height - LEGEND) * FLOWS);
    const above = height - LEGEND - below;
    const most = Math.max(...rows.map((row) => row.persons));
    const least = Math.min(...rows.map((row) => row.persons));
    const [coming, leaving] = [rows.map((row) => row.came), rows.map((row) => -row.left)];
    // Beneath the columns stands a number, about a fifth of the height.
    const room = (Math.max(1, ...coming) + Math.max(1, ...leaving)) / 5;
    const x = { domain, label: null, padding: 0.3 };
    const margins = { marginLeft: 4, marginRight: 4 };
    const persons = plot(width, above, {
      ...margins,
      marginTop: 24,
      marginBottom: 6,
      x: { ...x, axis: null },
      y: { axis: null, domain: [least - (most - least + 1) * 0.6, most] },
      marks: [
        Plot.lineY(rows, {
          x: 'month',
          y: 'persons',
          stroke: THEME.main,
          strokeWidth: 2.5,
          curve: 'monotone-x',
        }),
        Plot.dot(rows, {
          x: 'month',
          y: 'persons',
          fill: THEME.main,
          r: 4,
          stroke: THEME.card,
          strokeWidth: 1.5,
        }),
        Plot.text(rows, {
          x: 'month',
          y: 'persons',
          dy: -14,
          text: (each) => count(each.headcount),
          fill: THEME.ink,
          fontWeight: 600,
          fontSize: 13,
        }),
      ],
    });
    const flows = plot(width, below, {
      ...margins,
      marginTop: 14,
      marginBottom: 24,
      x,
      y: { axis: null, domain: [-Math.max(1, ...leaving) - room, Math.max(1, ...coming)] },
      marks: [
        Plot.axisX({
          anchor: 'bottom',
          tickSize: 0,
          label: null,
          fill: THEME.soft,
          tickFormat: monthTick,
        }),
        Plot.barY(rows, { x: 'month', y: 'came', fill: THEME.good, rx: 2 }),
        Plot.barY(rows, { x: 'month', y: 'left', fill: THEME.warn, rx: 2 }),
        Plot.text(rows, {
          x: 'month',
          y: 'came',
          dy: -8,
          text: (each) => label(each.admissions, '+'),
          fill: THEME.soft,
          fontSize: 11.5,
        }),
        Plot.text(rows, {
          x: 'month',
          y: 'left',
          dy: 9,
          text: (each) => label(each.dismissals, '−'),
          fill: THEME.soft,
          fontSize: 11.5,
        }),
        Plot.ruleY([0], { stroke: THEME.none }),
      ],
    });
    const entries = [
      { label: 'pessoas ativas no fim do mês', fill: THEME.main },
      { label: 'admissões', fill: THEME.good },
      { label: 'desligamentos', fill: THEME.warn },
    ];
    return [
      legend(entries, 0),
      `<g transform="translate(0 ${LEGEND})">${persons}</g>`,
      `<g transform="translate(0 ${LEGEND + above})">${flows}</g>`,
    ].join('\n');
  };
}

const label = (value: number, sign: string): string =>
  value === 0 ? '' : `${isSmall(value) ? '' : sign}${count(value)}`;
