import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner } from '@ponte/messaging';
import { Drain, LookupHasher, Periodic, ServiceInfo } from '@ponte/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { missingKeyFaults, unreadFaults, type KeysInUse } from './lookup-key-faults.rules';
import {
  addKey,
  knownKeys,
  lockLookupKeys,
  otherUsers,
  removeUser,
  renewUser,
} from './lookup-key.store';

/** So long a process that died is taken to run. */
const LEASE_MS = 15_000;
const RENEW_MS = 3_000;
/** What a key makes of it tells keys apart, and nothing of the key or of anybody. */
const CONSTANT = 'payroll-bridge: a lookup key';

/**
 * The keys of `PII_LOOKUP_KEYS` under which entries of the ledger may stand. Nobody who lacks one of them may decide
 * anything: he would not find an entry, and post it again.
 */
@Injectable()
export class LookupKeys {
  private readonly own: KeysInUse;
  private used: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    hasher: LookupHasher,
    { instance }: ServiceInfo,
    periodic: Periodic,
    drain: Drain,
  ) {
    this.own = { holder: instance, fingerprints: hasher.all(CONSTANT) };
    periodic.every('lookup keys in use', RENEW_MS, () => this.renew());
    // After the last write of an entry, and after the timers, which would say again that this process runs.
    drain.add('relay', 'lookup keys in use', async () => {
      if (this.database.isInitialized) await removeUser(this.database, this.own.holder);
    });
  }

  /** Fingerprint of the key by which this process writes. */
  get first(): string {
    return this.own.fingerprints[0] ?? '';
  }

  /** Why this process must not start; if there is nothing, others know from now on that it runs. */
  begin(): Promise<readonly string[]> {
    return this.units.run(async ({ manager }) => {
      await lockLookupKeys(manager);
      const faults = await this.faults(manager);
      if (faults.length === 0) await renewUser(manager, this.own, LEASE_MS);
      return faults;
    });
  }

  /**
   * Before anything is looked up or written in the ledger: entries may stand under this process's first key from now on.
   * @throws if they may also stand under one that it lacks
   */
  use(): Promise<void> {
    this.used ??= this.register().catch((error: unknown) => {
      this.used = undefined;
      throw error;
    });
    return this.used;
  }

  /** Names of processes that run and write by another key. */
  async otherWriters(manager: EntityManager): Promise<string[]> {
    const others = await otherUsers(manager, this.own.holder);
    return others
      .filter(({ fingerprints }) => fingerprints[0] !== this.first)
      .map(({ holder }) => holder);
  }

  private register(): Promise<void> {
    return this.units.run(async ({ manager }) => {
      await lockLookupKeys(manager);
      const faults = await this.faults(manager);
      if (faults.length > 0) throw new Error(faults.join('; '));
      await addKey(manager, this.first);
    });
  }

  /** Looked at again: a process that stood still for longer than its lease may have missed a change of keys. */
  private async renew(): Promise<void> {
    const missing = missingKeyFaults(this.own.fingerprints, await knownKeys(this.database.manager));
    if (missing.length > 0) this.used = undefined;
    else await renewUser(this.database.manager, this.own, LEASE_MS);
  }

  private async faults(manager: EntityManager): Promise<string[]> {
    const { fingerprints, holder } = this.own;
    return [
      ...missingKeyFaults(fingerprints, await knownKeys(manager)),
      ...unreadFaults(fingerprints, await otherUsers(manager, holder)),
    ];
  }
}
