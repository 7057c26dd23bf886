import { Inject, Injectable } from '@nestjs/common';
import { Drain, LookupHasher, Periodic, ServiceInfo } from '@ponte/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { UnitOfWorkRunner } from '../unit/unit-of-work';
import { LOOKUP_KEY_BOOK, type LookupKeyBook } from './lookup-key-book';
import { missingKeyFaults, unreadFaults, type KeysInUse } from './lookup-key-faults.rules';
import { LookupKeyStore } from './lookup-key.store';

/** So long a process that died is taken to run. */
const LEASE_MS = 15_000;
const RENEW_MS = 3_000;

/**
 * The keys of `PII_LOOKUP_KEYS` under which something of a service may stand. Nobody who lacks one of them may decide
 * anything: he would not find what is there.
 */
@Injectable()
export class LookupKeys {
  private readonly own: KeysInUse;
  private used: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    @Inject(LOOKUP_KEY_BOOK) private readonly book: LookupKeyBook,
    private readonly store: LookupKeyStore,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    hasher: LookupHasher,
    { instance }: ServiceInfo,
    periodic: Periodic,
    drain: Drain,
  ) {
    // What a key makes of it tells keys apart, and nothing of the key or of anybody.
    const constant = `${book.service}: a lookup key`;
    this.own = { holder: instance, fingerprints: hasher.all(constant) };
    periodic.every('lookup keys in use', RENEW_MS, () => this.renew());
    // After the last write, and after the timers, which would say again that this process runs.
    drain.add('relay', 'lookup keys in use', async () => {
      if (this.database.isInitialized) await store.remove(this.database, this.own.holder);
    });
  }

  /** Fingerprint of the key by which this process writes. */
  get first(): string {
    return this.own.fingerprints[0] ?? '';
  }

  /** Why this process must not start; if there is nothing, others know from now on that it runs. */
  begin(): Promise<readonly string[]> {
    return this.units.run(async ({ manager }) => {
      await this.store.lock(manager);
      const faults = await this.faults(manager);
      if (faults.length === 0) await this.store.renew(manager, this.own, LEASE_MS);
      return faults;
    });
  }

  /**
   * Before anything is looked up or written: something may stand under this process's first key from now on.
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
    const others = await this.store.others(manager, this.own.holder);
    return others
      .filter(({ fingerprints }) => fingerprints[0] !== this.first)
      .map(({ holder }) => holder);
  }

  private register(): Promise<void> {
    return this.units.run(async ({ manager }) => {
      await this.store.lock(manager);
      const faults = await this.faults(manager);
      if (faults.length > 0) throw new Error(faults.join('; '));
      await this.store.add(manager, this.first);
    });
  }

  /** Looked at again: a process that stood still for longer than its lease may have missed a change of keys. */
  private async renew(): Promise<void> {
    const { manager } = this.database;
    const known = await this.store.known(manager);
    if (missingKeyFaults(this.book, this.own.fingerprints, known).length > 0) this.used = undefined;
    else await this.store.renew(manager, this.own, LEASE_MS);
  }

  private async faults(manager: EntityManager): Promise<string[]> {
    const { fingerprints, holder } = this.own;
    return [
      ...missingKeyFaults(this.book, fingerprints, await this.store.known(manager)),
      ...unreadFaults(this.book, fingerprints, await this.store.others(manager, holder)),
    ];
  }
}
