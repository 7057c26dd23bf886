import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { FeedzEntity } from '../write/feedz-record';
import type { Outcome } from '../write/rules/record-states.rules';
import { RunShowArgs } from './run.args';

export const ENTITIES = [
  ...(['unit', 'department', 'job', 'person', 'bind'] as const),
] satisfies FeedzEntity[];
export const OUTCOMES = [
  ...(['accepted', 'refused', 'held', 'unknown'] as const),
] satisfies Outcome[];
const CURSOR = { message: 'deve ser o "next" da página anterior' };
const WHOLE = { message: 'deve ser um número inteiro' };

/** Of which run, by default the newest of a profile; what of it. */
export class ReportArgs extends RunShowArgs {}

/** Records one by one. */
export class ReportRecordsArgs extends RunShowArgs {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(ENTITIES, { each: true, message: `devem ser destes: ${ENTITIES.join(', ')}` })
  entities?: FeedzEntity[];

  /** By default those that are not accepted. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(OUTCOMES, { each: true, message: `devem ser destes: ${OUTCOMES.join(', ')}` })
  states?: Outcome[];

  @IsOptional()
  @IsInt(WHOLE)
  code?: number;

  /** Whether sealed parts come with each record. */
  @IsOptional()
  @IsBoolean({ message: 'deve ser true ou false' })
  sealed?: boolean;

  @IsOptional()
  @MaxLength(200, CURSOR)
  @Matches(/^[a-z]+\/./, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(500)
  limit?: number;
}

/** What of what was read cannot be used, one by one. */
export class ReportFaultsArgs {
  @IsUUID('all', { message: 'deve ser o id de uma execução (UUID)' })
  run!: string;

  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^\d{1,9}$/, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(500)
  limit?: number;
}

/** What holds records back. */
export class HeldArgs {
  @IsOptional()
  @Length(1, 64)
  profile?: string;

  /** `next` of the page before. */
  @IsOptional()
  @MaxLength(300, CURSOR)
  after?: string;

  @IsOptional()
  @IsInt(WHOLE)
  @Min(1)
  @Max(500)
  limit?: number;
}
