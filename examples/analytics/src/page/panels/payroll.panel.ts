import type { Figures } from '../read-figures.ts';
import { THEME } from '../theme.ts';
import { escaped } from '../card.ts';
import { month as monthWord } from '../words.ts';
import { type Kind, months } from './months.ts';

const KINDS: readonly Kind[] = [
  { id: 'accepted', label: 'aceito', fill: THEME.good },
  { id: 'refused', label: 'recusado', fill: THEME.bad },
  { id: 'unknown', label: 'ninguém sabe', fill: THEME.warn },
  { id: 'reopened', label: 'reaberto', fill: THEME.faint },
];

const UNITS: Readonly<Record<string, (shown: string) => string>> = {
  hhmm: (shown) => `${shown.replace(',', 'h')}`,
  decimal: (shown) => `${shown}`,
  days: (shown) => `${shown} dias`,
  money: (shown) => `R$ ${shown.replace(/\B(?=(\d{3})+(?!\d),)/g, '.')}`,
};

const SUMS = 30;

/** Entries by state, and below what Datasul holds of the last competência. */
export function payrollPanel({ payroll, held }: Figures) {
  const rows = payroll.map(({ competencia, state, entries }) => ({
    month: competencia,
    kind: state,
    value: entries,
  }));
  return (width: number, height: number): string | undefined => {
    const chart = months(width, height - SUMS, rows, KINDS);
    const [first] = held;
    if (chart === undefined || !first) return chart;
    const sums = held
      .map(({ unit, shown }) => UNITS[unit]?.(shown) ?? `${shown} ${unit}`)
      .join('   ·   ');
    return (
      `${chart}\n<text y="${height - 2}" font-size="13" fill="${THEME.soft}">No Datasul em ${monthWord(first.competencia)}:` +
      `<tspan dx="8" font-weight="600" fill="${THEME.ink}" xml:space="preserve">${escaped(sums)}</tspan></text>`
    );
  };
}
