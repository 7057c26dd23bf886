import * as Plot from '@observablehq/plot';
import { plot } from '../plot.ts';
import type { Figures } from '../read-figures.ts';
import { drawn } from '../small.ts';
import { THEME } from '../theme.ts';
import { count, percent } from '../words.ts';

/** Each stage on the pale length of the one before it: what is pale was lost there. */
export function funnelPanel({ funnel }: Figures) {
  return (width: number, height: number): string | undefined => {
    const first = funnel[0]?.count ?? 0;
    if (first === 0) return undefined;
    const stages = funnel.map((stage, index) => ({
      ...stage,
      before: funnel[index - 1]?.count ?? stage.count,
      length: drawn(stage.count),
      lengthBefore: drawn(funnel[index - 1]?.count ?? stage.count),
    }));
    return plot(width, height, {
      marginLeft: 168,
      marginRight: 218,
      marginTop: 20,
      marginBottom: 4,
      x: { axis: null, domain: [0, drawn(first)] },
      y: { domain: stages.map(({ label }) => label), label: null, tickSize: 0, padding: 0.26 },
      marks: [
        Plot.axisY({
          tickSize: 0,
          label: null,
          fill: THEME.ink,
          fontSize: 13.5,
          textAnchor: 'start',
          dx: -158,
        }),
        Plot.barX(stages, {
          x: 'lengthBefore',
          y: 'label',
          fill: THEME.mainSoft,
          fillOpacity: 0.45,
          rx: 4,
        }),
        Plot.barX(stages, { x: 'length', y: 'label', fill: THEME.main, rx: 4 }),
        Plot.text(stages, {
          x: 'lengthBefore',
          y: 'label',
          text: (each) => count(each.count),
          textAnchor: 'start',
          dx: 8,
          fill: THEME.ink,
          fontWeight: 600,
          fontSize: 14,
        }),
        ...column('da anterior', -88, (each) =>
          each.label === stages[0]?.label ? '' : percent(each.count, each.before),
        ),
        ...column('do total', -8, (each) => percent(each.count, first)),
      ],
    });
    function column(heading: string, dx: number, text: (each: (typeof stages)[number]) => string) {
      const place = { frameAnchor: 'right', textAnchor: 'end', dx: dx + 218 } as const;
      return [
        Plot.text([heading], {
          ...place,
          frameAnchor: 'top-right',
          lineAnchor: 'bottom',
          dy: -6,
          fill: THEME.soft,
        }),
        Plot.text(stages, { ...place, y: 'label', text, fill: THEME.soft, fontSize: 13.5 }),
      ];
    }
  };
}
