import type { DataSource } from 'typeorm';
import type { KnownProfile } from './known-profile';

/** Every profile that ever was active, once for each Datasul it posted into, the last one first. */
export async function knownProfiles(database: DataSource): Promise<KnownProfile[]> {
  return database.query<KnownProfile[]>(
    `SELECT profile, source, environment, place, companies FROM payroll_known_profile
     ORDER BY profile, seen_at DESC`,
  );
}

/** Companies of which the ledger has an entry of a profile. Reads all of the profile's entries: asked only if need be. */
export async function companiesOfEntries(
  database: DataSource,
  profile: string,
): Promise<ReadonlySet<string>> {
  const rows: { empresa: string }[] = await database.query(
    `SELECT DISTINCT empresa FROM payroll_entry WHERE profile = $1`,
    [profile],
  );
  return new Set(rows.map(({ empresa }) => empresa));
}

/** Remembers profiles as they are now, with the companies that they had before: their entries stay. */
export async function rememberProfiles(
  database: DataSource,
  profiles: readonly KnownProfile[],
): Promise<void> {
  await database.query(
    `INSERT INTO payroll_known_profile (profile, source, environment, place, companies, seen_at)
     SELECT profile, source, environment, place, companies, now()
     FROM json_to_recordset($1::json) AS p (profile text, source text, environment text, place text, companies text[])
     ON CONFLICT (profile, place) DO UPDATE SET source = excluded.source, environment = excluded.environment,
       seen_at = excluded.seen_at, companies = ARRAY(
         SELECT unnest(payroll_known_profile.companies) UNION SELECT unnest(excluded.companies) ORDER BY 1)`,
    [JSON.stringify(profiles)],
  );
}
