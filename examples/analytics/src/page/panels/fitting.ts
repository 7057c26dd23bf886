import { THEME } from '../theme.ts';
import type { Bar } from './bars.ts';

/** The longest bars, and one for all others together. */
export function fitting(rows: readonly Bar[], most: number): Bar[] {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  if (sorted.length <= most) return sorted;
  const others = sorted.slice(most - 1).reduce((sum, { value }) => sum + value, 0);
  return [...sorted.slice(0, most - 1), { label: 'outros', fill: THEME.none, value: others }];
}
