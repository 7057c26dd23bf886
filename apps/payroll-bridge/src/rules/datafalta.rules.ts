import { isCalendarDay } from './competencia';
import { type Fault, fault } from './fault';

/** Why the date of an absence is refused; empty is none. */
export function datafaltaFaults(datafalta: string | null): readonly Fault[] {
  if (datafalta === '') return [];
  if (datafalta === null || !/^\d{8}$/.test(datafalta)) {
    const shown = datafalta?.trim() ? `datafalta ${datafalta}` : 'datafalta';
    return [fault('datafalta', `${shown}: deve ter a forma AAAAMMDD ou ficar vazia`)];
  }
  const day = `${datafalta.slice(0, 4)}-${datafalta.slice(4, 6)}-${datafalta.slice(6)}`;
  return isCalendarDay(day)
    ? []
    : [fault('datafalta', `datafalta ${datafalta}: não é uma data do calendário`)];
}
