import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, PonteLogger, type Preflight, PreflightRegistry } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { compareProfile, type ProfileFindings } from './compare-profile.rules';
import { isMigrated } from './is-migrated';
import { knownProfile, type KnownProfile } from './known-profile';
import { companiesOfEntries, knownProfiles, rememberProfiles } from './known-profile.store';

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
    const { faults, warnings } = await this.compare();
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

  private async compare(): Promise<ProfileFindings> {
    const known: KnownProfile[] = [];
    const companies = new Map<string, ReadonlySet<string>>();
    for (const each of await knownProfiles(this.database.dataSource)) {
      const { faults, warnings } = this.found([each]);
      if (faults.length + warnings.length === 0) {
        known.push(each);
        continue;
      }
      // The ledger is asked only about a profile of which there is something to say.
      const { profile } = each;
      const posted =
        companies.get(profile) ?? (await companiesOfEntries(this.database.dataSource, profile));
      companies.set(profile, posted);
      if (posted.size > 0)
        known.push({ ...each, companies: each.companies.filter((company) => posted.has(company)) });
    }
    return this.found(known);
  }

  private found(known: readonly KnownProfile[]): ProfileFindings {
    const found = this.profiles
      .active()
      .map((each) => compareProfile(knownProfile(each), known, each.mayPostAgainAfter));
    return {
      faults: found.flatMap(({ faults }) => faults),
      warnings: found.flatMap(({ warnings }) => warnings),
    };
  }
}
