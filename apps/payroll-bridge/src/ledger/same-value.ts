import type { ComparedValue } from './payroll-entry.entity';

/** Whether two values are one: the same text, or the same amount of the same unit (`7,5` and `7,50` as decimals). */
export function sameValue(a: ComparedValue, b: ComparedValue): boolean {
  if (a.referencia === b.referencia) return true;
  if (a.unit !== b.unit || a.amount === undefined || b.amount === undefined) return false;
  return shortest(a.amount) === shortest(b.amount);
}

/** A decimal text without zeros that say nothing: PostgreSQL gives `numeric` back with the scale it was written with. */
function shortest(amount: string): string {
  const whole = amount.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}
