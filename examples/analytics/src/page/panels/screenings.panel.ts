import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { type Bar, bars } from './bars.ts';

const WAITING: Readonly<Record<string, string>> = {
  left: 'saiu da etapa antes',
  expired: 'venceu sem resultado',
};

/** The platform's own words; whether one of them is good is nobody's to say here, so they share a colour. */
export function screeningsPanel({ screenings }: Figures) {
  const rows = new Map<string, Bar>();
  for (const { outcome, closed_because, state, screenings: value } of screenings) {
    const isClosed = state === 'closed';
    const label = isClosed
      ? (WAITING[closed_because ?? ''] ?? `encerrado: ${closed_because ?? '?'}`)
      : (outcome ?? 'aguardando resultado');
    const fill = isClosed || outcome === null ? THEME.none : THEME.main;
    rows.set(label, { label, fill, value: value + (rows.get(label)?.value ?? 0) });
  }
  return (width: number, height: number): string | undefined =>
    bars(width, height, fitting([...rows.values()], 7));
}

function fitting(rows: Bar[], most: number): Bar[] {
  const sorted = rows.sort((a, b) => b.value - a.value);
  if (sorted.length <= most) return sorted;
  const others = sorted.slice(most - 1).reduce((sum, { value }) => sum + value, 0);
  return [...sorted.slice(0, most - 1), { label: 'outros', fill: THEME.none, value: others }];
}
