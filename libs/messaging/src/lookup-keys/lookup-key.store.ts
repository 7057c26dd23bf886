import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { LOOKUP_KEY_BOOK, type LookupKeyBook } from './lookup-key-book';
import type { KeysInUse } from './lookup-key-faults.rules';

/** Which lookup keys are in use in a service's database, and by whom. */
@Injectable()
export class LookupKeyStore {
  private readonly key: string;
  private readonly user: string;

  constructor(@Inject(LOOKUP_KEY_BOOK) { prefix }: LookupKeyBook) {
    this.key = `${prefix}_lookup_key`;
    this.user = `${prefix}_lookup_user`;
  }

  /** Whether the tables are there; what is missing is told by the check of migrations. */
  async isMigrated(database: DataSource): Promise<boolean> {
    const rows: { there: boolean }[] = await database.query(
      `SELECT to_regclass($1) IS NOT NULL AS there`,
      [this.user],
    );
    return rows[0]?.there === true;
  }

  /** Writers of fingerprints take turns; whoever only reads them does not wait. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`LOCK TABLE ${this.key} IN SHARE ROW EXCLUSIVE MODE`);
  }

  /** Fingerprints of keys under which something may stand. */
  async known(manager: EntityManager): Promise<string[]> {
    const rows: { fingerprint: string }[] = await manager.query(
      `SELECT fingerprint FROM ${this.key} ORDER BY used_at, fingerprint`,
    );
    return rows.map(({ fingerprint }) => fingerprint);
  }

  /** From now on something may stand under this key. */
  async add(manager: EntityManager, fingerprint: string): Promise<void> {
    await manager.query(
      `INSERT INTO ${this.key} (fingerprint, used_at) VALUES ($1, clock_timestamp())
       ON CONFLICT (fingerprint) DO UPDATE SET used_at = excluded.used_at`,
      [fingerprint],
    );
  }

  /** Every other process that runs, or died a moment ago. */
  async others(manager: EntityManager, holder: string): Promise<KeysInUse[]> {
    return manager.query<KeysInUse[]>(
      `SELECT holder, fingerprints FROM ${this.user} WHERE holder <> $1 AND until > clock_timestamp() ORDER BY holder`,
      [holder],
    );
  }

  /** Says for `leaseMs` that this process runs, and with which keys. */
  async renew(
    manager: EntityManager,
    { holder, fingerprints }: KeysInUse,
    leaseMs: number,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO ${this.user} (holder, fingerprints, until)
       VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
       ON CONFLICT (holder) DO UPDATE SET fingerprints = excluded.fingerprints, until = excluded.until`,
      [holder, fingerprints, leaseMs],
    );
  }

  /** This process ends; those that died before it are forgotten with it. */
  async remove(database: DataSource, holder: string): Promise<void> {
    await database.query(
      `DELETE FROM ${this.user} WHERE holder = $1 OR until < clock_timestamp() - interval '1 day'`,
      [holder],
    );
  }
}
