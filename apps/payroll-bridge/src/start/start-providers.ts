import { LookupKeys } from './lookup-keys';
import { LookupKeysPreflight } from './lookup-keys.preflight';
import { ProfilesPreflight } from './profiles.preflight';
import { RehashPass } from './rehash-pass';

/** What this start has in common with those before it, without which the ledger would be read wrongly. */
export const START_PROVIDERS = [ProfilesPreflight, LookupKeys, LookupKeysPreflight, RehashPass];
