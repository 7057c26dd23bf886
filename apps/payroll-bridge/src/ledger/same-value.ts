import type { EntryValue } from './payroll-entry.entity';

/** Whether two values are one: the same text, or the same amount of the same unit (`7,5` and `7,50` as decimals). */
export function sameValue(a: EntryValue, b: EntryValue): boolean {
  if (a.referencia === b.referencia) return true;
  return a.unit === b.unit && shortest(a.amount) === shortest(b.amount);
}

/** A decimal text without zeros that say nothing: PostgreSQL gives `numeric` back with the scale it was written with. */
function shortest(amount: string): string {
  const whole = amount.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}
