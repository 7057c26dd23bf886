import { IsInt, Max, Min } from 'class-validator';
import { AreTimesOfDay } from './schedule-config.rules';

/** When runs begin by themselves. */
export class ScheduleConfig {
  /** Times of the day in São Paulo, at most two: the vendor advises against more. */
  @AreTimesOfDay()
  times: string[];

  /** Minutes for which a run that could not begin in time still begins. */
  @IsInt()
  @Min(1)
  @Max(720)
  graceMinutes: number = 120;
}
