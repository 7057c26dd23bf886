import type { DataSource } from 'typeorm';

/** Since when something may have been told that a ledger does not know; null: since ever. undefined: it is not migrated. */
export async function toldSince(database: DataSource): Promise<Date | null | undefined> {
  const migrated: { there: boolean }[] = await database.query(
    `SELECT to_regclass('payroll_restored') IS NOT NULL AS there`,
  );
  if (!migrated[0]?.there) return undefined;
  const rows: { since: Date | null }[] = await database.query(SINCE);
  return rows[0]?.since ?? null;
}

// A minute for clocks that differ. What a restoration could not take over it has told.
const SINCE = `
  SELECT greatest((SELECT max(updated_at) - interval '1 minute' FROM payroll_entry),
    (SELECT max(at) FROM payroll_restored)) AS since`;
