import * as Plot from '@observablehq/plot';
import { plot } from '../plot.ts';
import type { Figures } from '../read-figures.ts';
import { isSmall } from '../small.ts';
import { THEME } from '../theme.ts';
import { count, duration } from '../words.ts';

/** Median (dot) and the time within which nine of ten leave (end of the line), per step; none of a small group. */
export function stepsPanel({ steps }: Figures) {
  const measured = steps.flatMap(({ step_name, applications, median_hours, p90_hours }) =>
    median_hours === null || p90_hours === null || isSmall(applications)
      ? []
      : [{ name: step_name, applications, median: median_hours / 24, p90: p90_hours / 24 }],
  );
  return (width: number, height: number): string | undefined => {
    if (measured.length === 0) return undefined;
    const y = 'name';
    return plot(width, height, {
      marginLeft: 152,
      marginRight: 52,
      marginTop: 20,
      marginBottom: 30,
      x: { label: null, nice: true, domain: [0, Math.max(1, ...measured.map(({ p90 }) => p90))] },
      y: { domain: measured.map(({ name }) => name), label: null, padding: 0.3 },
      marks: [
        Plot.gridX({ stroke: THEME.line, strokeOpacity: 1, ticks: 5 }),
        Plot.axisX({
          ticks: 5,
          tickSize: 0,
          label: null,
          tickFormat: (days: number) => (days === 0 ? '0' : `${days} d`),
          fill: THEME.soft,
        }),
        Plot.axisY({
          tickSize: 0,
          label: null,
          fill: THEME.ink,
          fontSize: 13,
          textAnchor: 'start',
          dx: -142,
          dy: -6,
          text: (d: string) => shortened(d),
        }),
        Plot.text(measured, {
          y,
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: -145,
          dy: 9,
          fill: THEME.faint,
          fontSize: 11,
          text: (each) => `${count(each.applications)} candidaturas`,
        }),
        Plot.ruleY(measured, {
          y,
          x1: 'median',
          x2: 'p90',
          stroke: THEME.mainSoft,
          strokeWidth: 5,
          strokeLinecap: 'round',
        }),
        Plot.dot(measured, { y, x: 'median', r: 6, fill: THEME.main }),
        Plot.text(measured, {
          y,
          x: 'p90',
          textAnchor: 'start',
          dx: 9,
          fill: THEME.soft,
          text: (each) => duration(each.p90 * 24),
        }),
        Plot.text(measured, {
          y,
          x: 'median',
          dy: -14,
          fill: THEME.ink,
          fontWeight: 600,
          text: (each) => duration(each.median * 24),
        }),
      ],
    });
  };
}

const shortened = (text: string): string => (text.length > 22 ? `${text.slice(0, 21)}…` : text);
