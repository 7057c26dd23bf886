import type { DataSource } from 'typeorm';

/** Whether what a start is compared with can be there at all; what is missing is told by the check of migrations. */
export async function isMigrated(database: DataSource): Promise<boolean> {
  const rows: { there: boolean }[] = await database.query(
    `SELECT to_regclass('payroll_rehash') IS NOT NULL AS there`,
  );
  return rows[0]?.there === true;
}
