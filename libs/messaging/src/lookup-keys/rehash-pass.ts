import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LOOKUP_KEY_BOOK, type LookupKeyBook } from './lookup-key-book';
import { LookupKeyStore } from './lookup-key.store';
import { LookupKeys } from './lookup-keys';

/** A page of what is kept that was put under the first key. */
export interface PassedPage {
  readonly after: string | undefined;
  /** Where the next one begins; null at the end. */
  readonly next: string | null;
  /** Whether nothing of it stands under another key any more. */
  readonly clean: boolean;
}

/** What is to be said of keys at the end. */
export interface PassedKeys {
  /** Keys under which nothing is left: they may be dropped. */
  readonly free: number;
  /** Other keys under which something may stand still. */
  readonly left: number;
  /** Processes that write by another key. */
  readonly writers: readonly string[];
}

interface Pass {
  readonly fingerprint: string;
  readonly last: string | null;
  readonly clean: boolean;
}

/**
 * Goes with the pages of a rehash: when all of them, from the first to the last, are under the first key, and nobody wrote by
 * another one meanwhile, the others are forgotten, and a process may start without them.
 */
@Injectable()
export class RehashPass {
  constructor(
    @Inject(LOOKUP_KEY_BOOK) private readonly book: LookupKeyBook,
    private readonly keys: LookupKeys,
    private readonly store: LookupKeyStore,
  ) {}

  private get table(): string {
    return `${this.book.prefix}_rehash`;
  }

  /** @returns at the end only */
  async page(manager: EntityManager, page: PassedPage): Promise<PassedKeys | null> {
    await this.store.lock(manager);
    const writers = await this.keys.otherWriters(manager);
    const clean = page.clean && writers.length === 0;
    if (page.after === undefined) await this.begin(manager, { ...page, clean });
    else await this.goOn(manager, { ...page, clean });
    return page.next === null ? { ...(await this.end(manager)), writers } : null;
  }

  private async begin(manager: EntityManager, { next, clean }: PassedPage): Promise<void> {
    // now() is before anything was looked at.
    await manager.query(
      `INSERT INTO ${this.table} (fingerprint, begun_at, last, clean) VALUES ($1, now(), $2, $3)
       ON CONFLICT (one) DO UPDATE SET fingerprint = excluded.fingerprint, begun_at = excluded.begun_at,
         last = excluded.last, clean = excluded.clean`,
      [this.keys.first, next, clean],
    );
  }

  /** A page that does not follow the last one, or was done by a process with another first key, spoils the pass. */
  private async goOn(manager: EntityManager, { after, next, clean }: PassedPage): Promise<void> {
    await manager.query(
      `UPDATE ${this.table} SET last = $2, clean = clean AND $3 AND last IS NOT DISTINCT FROM $1::text AND fingerprint = $4`,
      [after, next, clean, this.keys.first],
    );
  }

  private async end(manager: EntityManager): Promise<Pick<PassedKeys, 'free' | 'left'>> {
    const [pass] = (await manager.query(
      `SELECT fingerprint, last, clean FROM ${this.table}`,
    )) as Pass[];
    const [, free] = pass?.clean
      ? ((await manager.query(
          `DELETE FROM ${this.book.prefix}_lookup_key k USING ${this.table} p
           WHERE k.fingerprint <> p.fingerprint AND k.used_at < p.begun_at`,
        )) as [unknown, number])
      : [[], 0];
    const [rows] = (await manager.query(
      `SELECT count(*)::int AS left FROM ${this.book.prefix}_lookup_key WHERE fingerprint <> $1`,
      [this.keys.first],
    )) as { left: number }[];
    return { free, left: rows?.left ?? 0 };
  }
}
