import { NestedList } from '@ponte/platform';
import { ArrayNotEmpty, IsInt, Max, Min } from 'class-validator';
import {
  EnvironmentsAreApart,
  OneProfilePerPayroll,
  OneProfilePerSource,
  UniqueProfiles,
} from './payroll-config.rules';
import { ProfileConfig } from './profile.config';

/** payroll-bridge's file (`CONFIG_FILE`); `payroll-bridge.example.yml` beside the app explains each key. */
export class PayrollConfig {
  @NestedList(() => ProfileConfig)
  @ArrayNotEmpty()
  @UniqueProfiles()
  @OneProfilePerSource()
  @OneProfilePerPayroll()
  @EnvironmentsAreApart()
  profiles: ProfileConfig[];

  /** Days for which requests, their rubricas, calls and history are kept. Entries of the ledger themselves stay. */
  @IsInt()
  @Min(30)
  @Max(3_660)
  keepDays: number = 400;

  /** Days for which the sealed bodies of calls are kept. */
  @IsInt()
  @Min(1)
  @Max(3_660)
  keepBodiesDays: number = 90;
}
