import { formatAmount, UNITS, type Unit } from '../rules/amount';

/** A sum as people read it; null where the unit is not known. */
export function shownAmount(unit: string, amount: string): string | null {
  return isUnit(unit) ? formatAmount(unit, amount) : null;
}

function isUnit(unit: string): unit is Unit {
  return (UNITS as readonly string[]).includes(unit);
}
