import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { type Kind, months } from './months.ts';

const KINDS: readonly Kind[] = [
  { id: 'on-time', label: 'no prazo', fill: THEME.good },
  { id: 'late', label: 'atrasado', fill: THEME.warn },
  { id: 'overdue', label: 'vencido', fill: THEME.bad },
  { id: 'open', label: 'aberto', fill: THEME.mainSoft },
  { id: 'attention', label: 'falta dado', fill: THEME.faint },
  { id: 'cancelled', label: 'cancelado', fill: THEME.none },
];

export function equipmentPanel({ equipment }: Figures) {
  const rows = equipment.map(({ month, outcome, requests }) => ({
    month,
    kind: outcome,
    value: requests,
  }));
  return (width: number, height: number): string | undefined => months(width, height, rows, KINDS);
}
