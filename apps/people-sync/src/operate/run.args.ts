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
  Min,
} from 'class-validator';
import type { RunMode } from '../run/people-run';
import type { RunState } from '../run/run-states.rules';

const MODES = ['full', 'incremental', 'write'] as const satisfies readonly RunMode[];
const STATES = [
  ...(['reading', 'asking', 'writing', 'finished', 'stopped', 'failed'] as const),
] satisfies readonly RunState[];
const YES_NO = { message: 'deve ser true ou false' };
const RUN_ID = { message: 'deve ser o id de uma execução (UUID)' };

export class RunStartArgs {
  @Length(1, 64)
  profile!: string;

  /** By default incremental, or full when that is due. write: nothing is read. */
  @IsOptional()
  @IsIn(MODES, { message: `deve ser um destes: ${MODES.join(', ')}` })
  mode?: RunMode;

  /** Nothing is sent to Feedz. */
  @IsOptional()
  @IsBoolean(YES_NO)
  preview?: boolean;

  /** Write though there were two runs today. */
  @IsOptional()
  @IsBoolean(YES_NO)
  override?: boolean;
}

export class RunListArgs {
  @IsOptional()
  @Length(1, 64)
  profile?: string;

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(STATES, { each: true, message: `devem ser destes: ${STATES.join(', ')}` })
  states?: RunState[];

  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^\d{4}-[\dT:.-]+Z\/[0-9a-f-]{36}$/, { message: 'deve ser o "next" da página anterior' })
  after?: string;

  @IsOptional()
  @IsInt({ message: 'deve ser um número inteiro' })
  @Min(1)
  @Max(200)
  limit?: number;
}

/** A run: by its id, or the newest of a profile. */
export class RunShowArgs {
  @IsOptional()
  @IsUUID('all', RUN_ID)
  run?: string;

  @IsOptional()
  @Length(1, 64)
  profile?: string;
}

/** A run that somebody decides about. */
export class RunDecideArgs {
  @IsUUID('all', RUN_ID)
  run!: string;
}
