import type { DataSource } from 'typeorm';
import type { KnownProfile } from './known-profile';

/** Every profile that ever was active. */
export async function knownProfiles(database: DataSource): Promise<KnownProfile[]> {
  return database.query<KnownProfile[]>(
    `SELECT profile, source, environment, place, companies FROM payroll_known_profile ORDER BY profile`,
  );
}

/** Whether the ledger has an entry of a profile. */
export async function hasEntries(
  database: DataSource,
  { profile }: KnownProfile,
): Promise<boolean> {
  const rows: { there: boolean }[] = await database.query(
    `SELECT EXISTS (SELECT FROM payroll_entry WHERE profile = $1) AS there`,
    [profile],
  );
  return rows[0]?.there === true;
}

/** Remembers profiles as they are now. */
export async function rememberProfiles(
  database: DataSource,
  profiles: readonly KnownProfile[],
): Promise<void> {
  await database.query(
    `INSERT INTO payroll_known_profile (profile, source, environment, place, companies, seen_at)
     SELECT profile, source, environment, place, companies, now()
     FROM json_to_recordset($1::json) AS p (profile text, source text, environment text, place text, companies text[])
     ON CONFLICT (profile) DO UPDATE SET source = excluded.source, environment = excluded.environment,
       place = excluded.place, companies = excluded.companies, seen_at = excluded.seen_at`,
    [JSON.stringify(profiles)],
  );
}
