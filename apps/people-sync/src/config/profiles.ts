import { Injectable } from '@nestjs/common';
import { PeopleConfig } from './people.config';
import type { ProfileConfig } from './profile.config';

/** The profiles of the configuration, by what they are looked up by. */
@Injectable()
export class Profiles {
  private readonly byName: ReadonlyMap<string, ProfileConfig>;

  constructor({ profiles }: PeopleConfig) {
    this.byName = new Map(profiles.map((profile) => [profile.id, profile]));
  }

  /** A profile by its id, also one that is not active. */
  byId(id: string): ProfileConfig | undefined {
    return this.byName.get(id);
  }

  /** All that may run, in the order of the configuration. */
  active(): readonly ProfileConfig[] {
    return this.all().filter(({ active }) => active);
  }

  all(): readonly ProfileConfig[] {
    return [...this.byName.values()];
  }
}
