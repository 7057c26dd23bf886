import { Injectable } from '@nestjs/common';
import { PayrollConfig } from './payroll.config';
import type { ProfileConfig } from './profile.config';

/** The profiles of the configuration, by what they are looked up by. */
@Injectable()
export class Profiles {
  private readonly bySource: ReadonlyMap<string, ProfileConfig>;
  private readonly byName: ReadonlyMap<string, ProfileConfig>;

  constructor({ profiles }: PayrollConfig) {
    this.byName = new Map(profiles.map((profile) => [profile.id, profile]));
    this.bySource = new Map(this.active().map((profile) => [profile.source, profile]));
  }

  /** The active profile of an ingest source: the configuration allows one at most. */
  ofSource(source: string): ProfileConfig | undefined {
    return this.bySource.get(source);
  }

  /** A profile by its id, also one that is not active. */
  byId(id: string): ProfileConfig | undefined {
    return this.byName.get(id);
  }

  /** All that post, in the order of the configuration. */
  active(): readonly ProfileConfig[] {
    return this.all().filter(({ active }) => active);
  }

  all(): readonly ProfileConfig[] {
    return [...this.byName.values()];
  }
}
