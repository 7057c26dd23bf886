import {
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { NestedList, NestedObject } from '@ponte/platform';
import { IsAttributes, IsOneOrMoreTexts, NotBlank } from './provisioning-config.rules';

export const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
export const ID_FORM = { message: 'must be 1 to 63 lower-case letters, digits and hyphens' };

/** One text, or several of which one must fit. */
export type OneOrMore = string | readonly string[];

/**
 * When a kit is for a hire: what is given must all hold. Texts are compared without case, accents and repeated space;
 * departments and branches by name or code.
 */
export class WhenConfig {
  @IsOptional()
  @IsOneOrMoreTexts()
  role?: OneOrMore;

  @IsOptional()
  @IsOneOrMoreTexts()
  roleCode?: OneOrMore;

  @IsOptional()
  @IsOneOrMoreTexts()
  department?: OneOrMore;

  /** Of a branch the name is a path: "Matriz > São Paulo". */
  @IsOptional()
  @IsOneOrMoreTexts()
  branch?: OneOrMore;

  /** Posto de trabalho. */
  @IsOptional()
  @IsOneOrMoreTexts()
  workplace?: OneOrMore;

  /** `employee_admission`, `employee_readmission`, `employee_reintegration`, `unrelated_worker_hiring`, `internal_transfer`. */
  @IsOptional()
  @IsOneOrMoreTexts()
  hiringType?: OneOrMore;
}

/** One position of a kit. */
export class ItemConfig {
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  @NotBlank()
  sku: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  quantity: number = 1;

  /** What the desk is told beside it, e.g. `{ keyboard: abnt2 }`. */
  @IsOptional()
  @IsAttributes()
  attributes?: Record<string, string | number | boolean>;
}

/** What is requested for whom. */
export class KitConfig {
  @Matches(ID, ID_FORM)
  id: string;

  /** `{}` fits every hire; without it, the kit is for `otherwise` only. */
  @IsOptional()
  @NestedObject(() => WhenConfig)
  when?: WhenConfig;

  /** None at all means that there is nothing to provision. */
  @NestedList(() => ItemConfig)
  items: ItemConfig[];

  /** Instead of the calendar's; of several kits the longest counts. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(260)
  leadWorkingDays?: number;
}
