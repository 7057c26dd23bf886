import { isSmall, SMALL } from './small.ts';

const whole = new Intl.NumberFormat('pt-BR');

/** `1.234`, of what is no group of anybody's, e.g. records. */
export const exact = (value: number): string => whole.format(value);

/** `1.234`; `< 5` for a small group. */
export const count = (value: number): string => (isSmall(value) ? `< ${SMALL}` : exact(value));

/** `38 %`; `< 1 %` for what is not nothing; `–` of or for a small group, whose number it would tell. */
export function percent(part: number, of: number): string {
  if (of === 0 || isSmall(of) || isSmall(part)) return '–';
  const value = (100 * part) / of;
  if (value > 0 && value < 1) return '< 1 %';
  return `${Math.round(value)} %`;
}

/** `20 s`, `45 min`, `5 h`, `2,3 dias`: in the unit that a reader would say. */
export function duration(hours: number | null): string {
  if (hours === null) return '–';
  if (hours * 60 < 1) return `${Math.round(hours * 3_600)} s`;
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  if (hours < 36) return `${hours < 10 ? hours.toFixed(1).replace('.', ',') : Math.round(hours)} h`;
  const days = hours / 24;
  return `${days < 10 ? days.toFixed(1).replace('.', ',') : Math.round(days)} dias`;
}

const MONTHS = 'jan fev mar abr mai jun jul ago set out nov dez'.split(' ');

/** `2026-03` → `mar`, beneath a column; the year is told with the first column and with each January: `jan 26`. */
export function monthTick(text: string, index: number): string {
  const [year = '', number = ''] = text.split('-');
  const name = MONTHS[Number(number) - 1] ?? '?';
  return index === 0 || number === '01' ? `${name} ${year.slice(2)}` : name;
}

/** `2026-03` → `mar/26` */
export function month(text: string): string {
  const [year = '', number = ''] = text.split('-');
  return `${MONTHS[Number(number) - 1] ?? '?'}/${year.slice(2)}`;
}

const local = new Intl.DateTimeFormat('pt-BR', {
  timeZone: 'America/Sao_Paulo',
  dateStyle: 'short',
});

/** `02/03/2026` in Brazil's calendar. */
export const day = (at: Date | null): string => (at === null ? '–' : local.format(at));
