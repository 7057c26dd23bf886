import {
  IsArray,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { REQUEST_STATES, type RequestState } from '../rules/transitions.rules';

const SAFE = { message: 'deve ser um número inteiro' };
const TEXT_ID = { message: 'deve ser o id da solicitação (UUID)' };

/** One request: by its id, or by Gupy source and application. */
export class RequestArgs {
  @IsOptional()
  @IsUUID('all', TEXT_ID)
  id?: string;

  @IsOptional()
  @Length(1, 64)
  source?: string;

  @IsOptional()
  @IsInt(SAFE)
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  applicationId?: number;
}

/** Which requests, the oldest first. */
export class RequestFilterArgs {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(REQUEST_STATES, { each: true })
  states?: RequestState[];

  @IsOptional()
  @Length(1, 64)
  source?: string;

  /** What is missing, e.g. `no-kit`, or why it was cancelled. */
  @IsOptional()
  @Length(1, 100)
  reason?: string;

  /** Created at or after. */
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;

  /** First day of work at or before, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'deve ser um dia: AAAA-MM-DD' })
  startsUntil?: string;

  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^\d{4}-[\dT:.-]+Z\/[0-9a-f-]{36}$/, { message: 'deve ser o "next" da página anterior' })
  after?: string;

  @IsOptional()
  @IsInt(SAFE)
  @Min(1)
  @Max(500)
  limit?: number;
}

/** One request, or a page of those that need attention. */
export class RetryArgs extends RequestArgs {
  @IsOptional()
  @IsUUID('all', { message: 'deve ser o "next" da página anterior' })
  after?: string;

  @IsOptional()
  @IsInt(SAFE)
  @Min(1)
  @Max(200)
  limit?: number;
}

/** A person of one Gupy source: by application, or by candidate for all their applications. */
export class ForgetArgs {
  @Length(1, 64)
  source!: string;

  @IsOptional()
  @IsInt(SAFE)
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  applicationId?: number;

  @IsOptional()
  @IsInt(SAFE)
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  candidateId?: number;
}
