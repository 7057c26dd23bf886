import {
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { FeedzEntity } from '../write/feedz-record';
import { ENTITIES } from './report.args';
import { RunShowArgs } from './run.args';

export const PREVIEWED = ['to-send', 'refused', 'held', 'unknown'] as const;
const CURSOR = { message: 'deve ser o "next" da página anterior' };

/** What a preview would send, or not; by default of the newest one of a profile. */
export class PreviewArgs extends RunShowArgs {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(ENTITIES, { each: true, message: `devem ser destes: ${ENTITIES.join(', ')}` })
  entities?: FeedzEntity[];

  /** By default what would be sent. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(PREVIEWED, { each: true, message: `devem ser destes: ${PREVIEWED.join(', ')}` })
  states?: (typeof PREVIEWED)[number][];

  @IsOptional()
  @MaxLength(200, CURSOR)
  @Matches(/^[a-z]+\/./, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(500)
  limit?: number;
}
