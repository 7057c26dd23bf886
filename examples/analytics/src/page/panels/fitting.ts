import { isSmall } from '../small.ts';
import { THEME } from '../theme.ts';
import type { Bar } from './bars.ts';

/** The longest bars, and one for all others together; small groups are among those. */
export function fitting(rows: readonly Bar[], most: number): Bar[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  const telling = sorted.filter(({ value }) => !isSmall(value));
  if (telling.length === sorted.length && sorted.length <= most) return sorted;
  const own = telling.slice(0, most - 1);
  const others = sum(sorted) - sum(own);
  return [...own, { label: 'outros', fill: THEME.none, value: others }];
}

const sum = (rows: readonly Bar[]): number => rows.reduce((all, { value }) => all + value, 0);
