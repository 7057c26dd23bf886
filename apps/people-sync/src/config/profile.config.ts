import { IsDuration, NestedObject } from '@ponte/platform';
import { IsBoolean, IsInt, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import { DatasulConfig } from './datasul.config';
import { FeedzConfig } from './feedz.config';
import { RulesConfig } from './rules.config';
import { ScheduleConfig } from './schedule.config';

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ID_FORM = { message: 'must be 1 to 63 lower-case letters, digits and hyphens' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How much may be missing from a complete reading before somebody is asked. Both must be exceeded; of a short list more than
 * half is always asked about.
 */
export class MissingConfig {
  /** Of the records known of a kind. */
  @IsNumber()
  @Min(0)
  @Max(100)
  percent: number = 5;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  atLeast: number = 10;
}

/** One customer and environment: where people are read and where they are written. */
export class ProfileConfig {
  /** Part of every person's hash and named by every event: never changed once something was read. */
  @Matches(ID, ID_FORM)
  id: string;

  /** e.g. `producao`, `homologacao`: one Datasul user and one Feedz account belong to one of them. */
  @Matches(ID, ID_FORM)
  environment: string;

  /** `false`: no run begins; what is known can still be looked up. */
  @IsBoolean({ message: 'must be true or false' })
  active: boolean = true;

  @NestedObject(() => DatasulConfig)
  datasul: DatasulConfig;

  @NestedObject(() => FeedzConfig)
  feedz: FeedzConfig;

  @NestedObject(() => RulesConfig)
  rules: RulesConfig = new RulesConfig();

  /** So far behind the reading before an incremental one looks: changes that were entered late, clocks that differ. */
  @IsDuration({ minMs: 0, maxMs: 60 * DAY_MS })
  overlapMs: number = 2 * DAY_MS;

  /** After so many days everything is read again: only that shows who is not there any more. */
  @IsInt()
  @Min(1)
  @Max(90)
  fullEveryDays: number = 7;

  /** Without it runs begin by command only. */
  @IsOptional()
  @NestedObject(() => ScheduleConfig)
  schedule?: ScheduleConfig;

  @NestedObject(() => MissingConfig)
  missing: MissingConfig = new MissingConfig();
}
