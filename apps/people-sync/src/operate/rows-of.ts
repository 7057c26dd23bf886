import type { EntityManager } from 'typeorm';
import { fromRow } from '../write/rows';

/** Rows of a statement as objects whose members are the columns in camel case. */
export async function rowsOf<T extends object>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<T[]> {
  const rows = await manager.query<Record<string, unknown>[]>(sql, [...parameters]);
  return rows.map((row) => fromRow<T>(row));
}
