import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { type Bar, bars } from './bars.ts';
import { fitting } from './fitting.ts';

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
