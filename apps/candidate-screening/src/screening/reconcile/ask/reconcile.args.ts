import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';

/** What is to be compared with Gupy. */
export class ReconcileArgs {
  /** Id of a rule in the service's file. */
  @IsDefined()
  @Length(1, 63)
  screening!: string;

  /** Only this job, published or not. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  job?: number;
}

/** Which runs. */
export class RunsArgs {
  @IsOptional()
  @Length(1, 63)
  screening?: string;

  /** `next` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}
