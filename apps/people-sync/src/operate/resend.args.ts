import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { FeedzEntity } from '../write/feedz-record';
import type { Outcome } from '../write/rules/record-states.rules';
import { ENTITIES, OUTCOMES } from './report.args';

/** Records that one command releases: all of them are locked in its transaction. */
export const MOST_RESENT = 200;
const CURSOR = { message: 'deve ser o "next" da página anterior' };
const WHOLE = { message: 'deve ser um número inteiro' };

/** Which records are to be sent once more. */
export class ResendArgs {
  @Length(1, 64)
  profile!: string;

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(ENTITIES, { each: true, message: `devem ser destes: ${ENTITIES.join(', ')}` })
  entities?: FeedzEntity[];

  /** By default refused, held and unknown. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(OUTCOMES, { each: true, message: `devem ser destes: ${OUTCOMES.join(', ')}` })
  states?: Outcome[];

  @IsOptional()
  @IsInt(WHOLE)
  code?: number;

  @IsOptional()
  @Length(1, 64)
  reason?: string;

  /** Codes of structure, or keys of persons. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_RESENT, { message: `até ${MOST_RESENT} registros de cada vez` })
  @Length(1, 64, { each: true })
  keys?: string[];

  /** What came to its outcome by then. A decision by a filter needs it. */
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;

  /** `next` of the page before. */
  @IsOptional()
  @MaxLength(200, CURSOR)
  @Matches(/^[a-z]+\/./, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(MOST_RESENT)
  limit?: number;
}
