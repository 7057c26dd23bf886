import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, PonteLogger, type Preflight, PreflightRegistry } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { compareProfile } from './compare-profile.rules';
import { isMigrated } from './is-migrated';
import { knownProfile, type KnownProfile } from './known-profile';
import { hasEntries, knownProfiles, rememberProfiles } from './known-profile.store';

/** The profiles are those whose entries stand in the ledger: found at start, not by a month that is posted twice. */
@Injectable()
export class ProfilesPreflight implements Preflight, OnModuleInit {
  readonly name = 'profiles of the ledger';
  private readonly log: PonteLogger;

  constructor(
    private readonly database: Database,
    private readonly profiles: Profiles,
    preflights: PreflightRegistry,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'start' });
    preflights.add(this);
  }

  async check(): Promise<readonly string[]> {
    await this.database.connect();
    if (!(await isMigrated(this.database.dataSource))) return [];
    const { faults, warnings } = await this.compare(this.now());
    for (const warning of faults.length > 0 ? [] : warnings)
      this.log.warn({ alert: 'profile-changed' }, warning);
    return faults;
  }

  /** Nothing was found, and by now the table is there even at the first start. */
  async onModuleInit(): Promise<void> {
    await this.database.connect();
    await rememberProfiles(this.database.dataSource, this.now());
  }

  private now(): KnownProfile[] {
    return this.profiles.active().map(knownProfile);
  }

  private async compare(
    now: readonly KnownProfile[],
  ): Promise<{ faults: string[]; warnings: string[] }> {
    const active = new Set(now.map(({ profile }) => profile));
    const used: KnownProfile[] = [];
    for (const known of await knownProfiles(this.database.dataSource)) {
      // The ledger is asked only about a profile of which there is something to say.
      const said = now.map((profile) => compareProfile(profile, [known], active));
      const differs = said.some(({ faults, warnings }) => faults.length + warnings.length > 0);
      if (!differs || (await hasEntries(this.database.dataSource, known))) used.push(known);
    }
    const found = now.map((profile) => compareProfile(profile, used, active));
    return {
      faults: found.flatMap((each) => each.faults),
      warnings: found.flatMap((each) => each.warnings),
    };
  }
}
