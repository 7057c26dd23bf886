import type { DataSource, EntityManager } from 'typeorm';
import type { KeysInUse } from './lookup-key-faults.rules';

/** Writers of fingerprints take turns; whoever only reads them does not wait. */
export async function lockLookupKeys(manager: EntityManager): Promise<void> {
  await manager.query(`LOCK TABLE payroll_lookup_key IN SHARE ROW EXCLUSIVE MODE`);
}

/** Fingerprints of keys under which entries may stand. */
export async function knownKeys(manager: EntityManager): Promise<string[]> {
  const rows: { fingerprint: string }[] = await manager.query(
    `SELECT fingerprint FROM payroll_lookup_key ORDER BY used_at, fingerprint`,
  );
  return rows.map(({ fingerprint }) => fingerprint);
}

/** From now on entries may stand under this key. */
export async function addKey(manager: EntityManager, fingerprint: string): Promise<void> {
  await manager.query(
    `INSERT INTO payroll_lookup_key (fingerprint, used_at) VALUES ($1, clock_timestamp())
     ON CONFLICT (fingerprint) DO UPDATE SET used_at = excluded.used_at`,
    [fingerprint],
  );
}

/** Every other process that runs, or died a moment ago. */
export async function otherUsers(manager: EntityManager, holder: string): Promise<KeysInUse[]> {
  return manager.query<KeysInUse[]>(
    `SELECT holder, fingerprints FROM payroll_lookup_user WHERE holder <> $1 AND until > clock_timestamp() ORDER BY holder`,
    [holder],
  );
}

/** Says for `leaseMs` that this process runs, and with which keys. */
export async function renewUser(
  manager: EntityManager,
  { holder, fingerprints }: KeysInUse,
  leaseMs: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO payroll_lookup_user (holder, fingerprints, until)
     VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (holder) DO UPDATE SET fingerprints = excluded.fingerprints, until = excluded.until`,
    [holder, fingerprints, leaseMs],
  );
}

/** This process ends; those that died before it are forgotten with it. */
export async function removeUser(database: DataSource, holder: string): Promise<void> {
  await database.query(
    `DELETE FROM payroll_lookup_user WHERE holder = $1 OR until < clock_timestamp() - interval '1 day'`,
    [holder],
  );
}
