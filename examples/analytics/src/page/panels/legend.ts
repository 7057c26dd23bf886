import { escaped } from '../card.ts';
import { THEME } from '../theme.ts';

export interface LegendEntry {
  readonly label: string;
  readonly fill: string;
}

/** Pixels that a letter of 12.5 px takes on average: there is no measuring without a browser. */
const LETTER = 6.6;

/** One line of coloured squares with their words, from the left. */
export function legend(entries: readonly LegendEntry[], y: number): string {
  let x = 0;
  return entries
    .map(({ label, fill }) => {
      const at = x;
      x += 18 + label.length * LETTER + 16;
      return (
        `<rect x="${at}" y="${y}" width="11" height="11" rx="2.5" fill="${fill}"/>` +
        `<text x="${at + 18}" y="${y + 10}" font-size="12.5" fill="${THEME.soft}">${escaped(label)}</text>`
      );
    })
    .join('\n');
}
