import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { THEME } from './theme.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Draws one chart. @returns SVG of the given size, to stand within another */
export function plot(width: number, height: number, options: Plot.PlotOptions): string {
  const figure = Plot.plot({
    document: document as never,
    width,
    height,
    className: 'plot',
    style: { fontFamily: THEME.font, fontSize: '12.5px', background: 'none' },
    ...options,
  });
  // Its style sheet speaks of a page around it; here the page's own attributes do.
  figure.querySelector('style')?.remove();
  figure.setAttribute('style', 'overflow: visible');
  figure.setAttribute('fill', THEME.soft);
  figure.setAttribute('font-family', THEME.font);
  figure.setAttribute('font-size', '12.5');
  return figure.outerHTML;
}
