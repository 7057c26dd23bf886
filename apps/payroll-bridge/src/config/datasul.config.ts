import { DatasulConnectionConfig } from '@ponte/clients/datasul';
import { ArrayUnique, IsArray, IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsDayWindow } from './datasul-config.rules';

/** Employee items that one call may hold at most: as many tasks are claimed together. */
export const MOST_ITEMS_PER_CALL = 200;

/** The Datasul of a profile: where it is, and how much it can take. */
export class DatasulConfig extends DatasulConnectionConfig {
  /** Calls at once, over all processes: each takes a TOTVS "I" licence. */
  @IsInt()
  @Min(1)
  @Max(20)
  calls: number = 2;

  /** Employee items per call, at most. */
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS_PER_CALL)
  itemsPerCall: number = 50;

  /** Part of the day in which calls are made, in São Paulo, e.g. `06:00-22:00`; without it, always. */
  @IsOptional()
  @IsDayWindow()
  window?: string;

  /** Whether a call whose outcome is not known may be made again: the customer has seen that nothing is paid twice. */
  @IsBoolean({ message: 'must be true or false' })
  resendSafe: boolean = false;

  /** Statuses without a readable reply of which the customer knows that nothing was posted. */
  @IsArray()
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(402, { each: true })
  @Max(599, { each: true })
  unprocessedStatuses: number[] = [];

  /** Whether a call that is refused as a whole (400, with an error that can be read) posts nothing of it. */
  @IsBoolean({ message: 'must be true or false' })
  refusedCallPostsNothing: boolean = false;
}
