import type { EntityManager } from 'typeorm';

/** The database's time of this transaction: one clock for all replicas. */
export async function databaseNow(manager: EntityManager): Promise<Date> {
  const [{ now }] = (await manager.query('SELECT now()')) as [{ now: Date }];
  return now;
}
