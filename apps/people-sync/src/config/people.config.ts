import { NestedList } from '@ponte/platform';
import { ArrayNotEmpty, IsInt, Max, Min } from 'class-validator';
import { EnvironmentsAreApart, OneProfilePerAccount, UniqueProfiles } from './people-config.rules';
import { ProfileConfig } from './profile.config';

/** people-sync's file (`CONFIG_FILE`); `people-sync.example.yml` beside the app explains each key. */
export class PeopleConfig {
  @NestedList(() => ProfileConfig)
  @ArrayNotEmpty()
  @UniqueProfiles()
  @OneProfilePerAccount()
  @EnvironmentsAreApart()
  profiles: ProfileConfig[];

  /** Days for which runs, their lots and what became of each are kept. */
  @IsInt()
  @Min(30)
  @Max(3_660)
  keepDays: number = 400;
}
