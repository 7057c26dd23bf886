import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { UNITS, type Unit } from '../rules/amount';
import { DecimalsFitUnit, IsBoundOfUnit, MinBelowMax } from './rubrica-config.rules';

/** What the references of an event count, and between which bounds they lie. */
export class RubricaConfig {
  /** `hhmm`: 15,30 is 15 hours and 30 minutes; `decimal`: 15,30 is 15 hours and 18 minutes; `days`; `money`. */
  @IsIn(UNITS, { message: `must be one of ${UNITS.join(', ')}` })
  unit: Unit;

  /** Least reference, in the unit and with a decimal comma, e.g. `"0,01"`. */
  @IsOptional()
  @IsBoundOfUnit()
  min?: string;

  /** Greatest reference, in the unit and with a decimal comma, e.g. `"220,00"`. */
  @IsOptional()
  @IsBoundOfUnit()
  @MinBelowMax()
  max?: string;

  /** Decimals that may differ from zero; by default none of days, two of decimal and money. Not for `hhmm`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(6)
  @DecimalsFitUnit()
  decimals?: number;
}

/** Decimals of a reference that may differ from zero. */
export function decimalsOf({ unit, decimals }: RubricaConfig): number {
  return decimals ?? (unit === 'days' ? 0 : 2);
}
