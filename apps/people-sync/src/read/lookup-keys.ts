import { Injectable } from '@nestjs/common';
import { LookupHasher } from '@ponte/platform';
import type { EntityManager } from 'typeorm';

/** What a key makes of it tells keys apart, and nothing of the key or of anybody. */
const CONSTANT = 'people-sync: a lookup key';

/** The keys of `PII_LOOKUP_KEYS` by which records stand: without one of them everybody would be new, and everybody missing. */
@Injectable()
export class LookupKeys {
  private readonly own: readonly string[];

  constructor(hasher: LookupHasher) {
    this.own = hasher.all(CONSTANT);
  }

  /** Notes, in the transaction of the records, by which key they are written. */
  async use(manager: EntityManager): Promise<void> {
    await manager.query(
      `INSERT INTO people_lookup_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING`,
      [this.own[0]],
    );
  }

  /** How many keys records may stand by that this process lacks. */
  async missing(manager: EntityManager): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM people_lookup_key WHERE fingerprint <> ALL ($1::char(64)[])`,
      [this.own],
    );
    return row?.n ?? 0;
  }
}
