import { NestedList } from '@ponte/platform';
import { ArrayNotEmpty } from 'class-validator';
import { ProfileConfig } from './profile.config';

/** people-sync's file (`CONFIG_FILE`); `people-sync.example.yml` beside the app explains each key. */
export class PeopleConfig {
  @NestedList(() => ProfileConfig)
  @ArrayNotEmpty()
  profiles: ProfileConfig[];
}
