import { configRule } from '@ponte/platform';
import { amountOf, compareAmounts, type Unit, UNITS } from '../rules/amount';

interface Rubrica {
  readonly unit?: unknown;
  readonly min?: unknown;
  readonly max?: unknown;
}

const EXAMPLES: Readonly<Record<Unit, string>> = {
  hhmm: '"220,00" with minutes below 60',
  decimal: '"220,50"',
  days: '"31"',
  money: '"1500,00"',
};

const unitOf = (owner: object): Unit | undefined =>
  UNITS.find((unit) => unit === (owner as Rubrica).unit);

const boundOf = (unit: Unit, value: unknown): string | undefined =>
  typeof value === 'string' ? amountOf(unit, value) : undefined;

/** A bound is a reference of the rubrica's own unit. */
export function IsBoundOfUnit(): PropertyDecorator {
  return configRule('isBoundOfUnit', (value, owner) => {
    const unit = unitOf(owner);
    if (!unit || boundOf(unit, value) !== undefined) return [];
    return [`must be a reference of the unit ${unit}, in quotes, e.g. ${EXAMPLES[unit]}`];
  });
}

/** There is something between the bounds. */
export function MinBelowMax(): PropertyDecorator {
  return configRule('minBelowMax', (value, owner) => {
    const unit = unitOf(owner);
    const max = unit && boundOf(unit, value);
    const min = unit && boundOf(unit, (owner as Rubrica).min);
    return min !== undefined && max !== undefined && compareAmounts(min, max) > 0
      ? ['must not be below min']
      : [];
  });
}

/** Hours and minutes have no decimals. */
export function DecimalsFitUnit(): PropertyDecorator {
  return configRule('decimalsFitUnit', (value, owner) =>
    value !== undefined && unitOf(owner) === 'hhmm'
      ? ['hhmm has two digits of minutes, not decimals: leave it out']
      : [],
  );
}
