import { Transform } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { TASK_STATES, type TaskState } from '../../tasks/rules/task-state';

/** Ids are whole numbers beyond 2^53, so they are texts; a small one may come as a number. */
function TaskId(): PropertyDecorator {
  const message = 'deve ser o número de uma tarefa';
  return (target, property) => {
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'number' ? String(value) : value,
    )(target, property);
    Matches(/^[1-9]\d{0,17}$/, { message })(target, property);
  };
}

/** Which tasks; everything given must fit. */
export class TaskCriteria {
  @IsOptional()
  @Length(1, 200)
  kind?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(TASK_STATES, { each: true })
  states?: TaskState[];

  @IsOptional()
  @Length(1, 200)
  party?: string;

  @IsOptional()
  @Length(1, 500)
  lane?: string;

  /** What it is about, e.g. a screening's id. */
  @IsOptional()
  @Length(1, 500)
  subject?: string;

  /** Class of the last attempt, e.g. `permanent`. */
  @IsOptional()
  @Length(1, 100)
  class?: string;

  /** Created at or after. */
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;

  /** `next` of the page before. */
  @IsOptional()
  @TaskId()
  after?: string;
}

export class TaskFilterArgs extends TaskCriteria {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class TaskShowArgs {
  @IsDefined()
  @TaskId()
  id!: string;
}

/** Either one task, or a filter and how many at most. */
export class TaskDecideArgs extends TaskCriteria {
  @IsOptional()
  @TaskId()
  id?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  // Each is written by itself, and their lanes are locked until the commit.
  @Max(200)
  limit?: number;
}

export class TaskResolveArgs extends TaskDecideArgs {
  /** Whether the call had happened. */
  @IsIn(['done', 'absent'])
  found!: 'done' | 'absent';

  /** What the call had answered, if the service needs it; only with `id`. */
  @IsOptional()
  result?: unknown;
}
