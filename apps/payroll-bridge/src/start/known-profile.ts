import type { ProfileConfig } from '../config/profile.config';
import { datasulPlace } from '../config/datasul-place';
import { withoutZeros } from '../rules/without-zeros';

/** What is remembered of a profile: what its entries in the ledger stand and fall with. */
export interface KnownProfile {
  readonly profile: string;
  readonly source: string;
  readonly environment: string;
  /** Its Datasul. */
  readonly place: string;
  readonly companies: readonly string[];
}

/** A profile of the configuration as it is remembered. */
export function knownProfile(config: ProfileConfig): KnownProfile {
  const { id: profile, source, environment, companies } = config;
  const place = datasulPlace(config) ?? '';
  return { profile, source, environment, place, companies: companies.map(withoutZeros) };
}
