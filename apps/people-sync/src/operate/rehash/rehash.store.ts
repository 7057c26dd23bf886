import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FeedzRecord } from '../../write/feedz-record';
import { fromRow, rowsText } from '../../write/rows';
import { rowsOf } from '../rows-of';
import { REHASH_SQL } from './rehash.sql';

/** A person or a bond as it stands, for being put under other keys. */
export interface StandingRecord {
  readonly key: string;
  /** Of a bond: key of its person. */
  readonly person: string | null;
  readonly cpf: string | null;
  readonly digest: string;
  readonly sealed: string;
  readonly present: boolean;
  readonly version: number;
  readonly toldVersion: number;
}

/** The same under the first keys; everything else of it stays. */
export type RenewedRow = Pick<
  StandingRecord,
  'person' | 'cpf' | 'digest' | 'sealed' | 'version'
> & {
  readonly from: string;
  readonly key: string;
};

/** Which key took the place of which. */
export type Moves = ReadonlyMap<string, string>;

/** Everything of people-sync that names somebody by a keyed hash. */
@Injectable()
export class RehashStore {
  /** The first profile behind this one of which anything is known, configured or not. */
  async profileAfter(manager: EntityManager, profile: string): Promise<string | undefined> {
    const [row] = await rowsOf<{ profile: string }>(manager, REHASH_SQL.PROFILES, [profile]);
    return row?.profile;
  }

  /** Persons in the order of their keys; locked. */
  persons(
    manager: EntityManager,
    profile: string,
    after: string,
    limit: number,
  ): Promise<StandingRecord[]> {
    const sql = `SELECT ${REHASH_SQL.STANDING} FROM people_record WHERE profile = $1 AND entity = 'person' AND key > $2
      ORDER BY key LIMIT $3 FOR UPDATE`;
    return rowsOf(manager, sql, [profile, after, limit]);
  }

  /** Bonds of persons, a part at a time: one person may have any number of them. Locked. */
  bonds(
    manager: EntityManager,
    profile: string,
    persons: readonly string[],
    after: string,
    limit: number,
  ): Promise<StandingRecord[]> {
    const sql = `SELECT ${REHASH_SQL.STANDING} FROM people_record WHERE profile = $1 AND entity = 'employee'
      AND person = ANY ($2::text[]) AND key > $3 ORDER BY key LIMIT $4 FOR UPDATE`;
    return rowsOf(manager, sql, [profile, persons, after, limit]);
  }

  /** Bonds whose person Datasul never listed; locked. */
  loneBonds(
    manager: EntityManager,
    profile: string,
    after: string,
    limit: number,
  ): Promise<StandingRecord[]> {
    const sql = `SELECT ${REHASH_SQL.STANDING} FROM people_record e WHERE profile = $1 AND entity = 'employee' AND key > $2
      AND NOT EXISTS (SELECT FROM people_record p WHERE p.profile = $1 AND p.entity = 'person' AND p.key = e.person)
      ORDER BY key LIMIT $3 FOR UPDATE`;
    return rowsOf(manager, sql, [profile, after, limit]);
  }

  /** Which of these keys are taken. */
  async taken(
    manager: EntityManager,
    profile: string,
    entity: 'person' | 'employee',
    keys: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const sql = `SELECT key FROM people_record WHERE profile = $1 AND entity = $2 AND key = ANY ($3::text[])`;
    const rows = await rowsOf<{ key: string }>(manager, sql, [profile, entity, keys]);
    return new Set(rows.map(({ key }) => key));
  }

  async renew(
    manager: EntityManager,
    profile: string,
    entity: 'person' | 'employee',
    rows: readonly RenewedRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(REHASH_SQL.RENEW, [profile, entity, JSON.stringify(rows)]);
  }

  /** Records for Feedz by the keys of persons, or of structure in its order; locked. */
  async feedz(
    manager: EntityManager,
    profile: string,
    keys: readonly string[],
  ): Promise<FeedzRecord[]> {
    const sql = `SELECT * FROM feedz_record WHERE profile = $1 AND entity IN ('person','bind') AND key = ANY ($2::text[])
      ORDER BY entity, key FOR UPDATE`;
    return rowsOf(manager, sql, [profile, keys]);
  }

  structure(
    manager: EntityManager,
    profile: string,
    after: string,
    limit: number,
  ): Promise<FeedzRecord[]> {
    return this.paged(manager, profile, `entity IN ('unit','department','job')`, after, limit);
  }

  /** Records that have come to an outcome, of which somebody may have been told. */
  settled(
    manager: EntityManager,
    profile: string,
    after: string,
    limit: number,
  ): Promise<FeedzRecord[]> {
    const outcome = `state IN ('accepted','refused','held','unknown')`;
    return this.paged(manager, profile, outcome, after, limit);
  }

  /** @param moves key of each record before, where that changes */
  async renewFeedz(
    manager: EntityManager,
    records: readonly (FeedzRecord & { readonly from: string })[],
  ): Promise<void> {
    if (records.length === 0) return;
    await manager.query(REHASH_SQL.RENEW_FEEDZ, [rowsText(records)]);
  }

  /** Whoever names a person or a bond by its key before names it by the new one. */
  async follow(
    manager: EntityManager,
    profile: string,
    persons: Moves,
    bonds: Moves,
  ): Promise<void> {
    if (persons.size > 0) {
      const moved = [profile, jsonOf(persons)];
      await manager.query(REHASH_SQL.REFERENCES, [...moved, [...persons.values()]]);
      await manager.query(REHASH_SQL.PREVIEWS, [...moved, [...persons.keys()]]);
      await manager.query(REHASH_SQL.LOT_ITEMS, [...moved, [...persons.keys()]]);
    }
    const all = new Map([...persons, ...bonds]);
    if (all.size > 0) await manager.query(REHASH_SQL.FAULTS, [profile, jsonOf(all)]);
  }

  private async paged(
    manager: EntityManager,
    profile: string,
    which: string,
    after: string,
    limit: number,
  ): Promise<FeedzRecord[]> {
    const [entity = '', ...key] = after.split('/');
    const sql = `SELECT * FROM feedz_record WHERE profile = $1 AND ${which} AND (entity, key) > ($2, $3)
      ORDER BY entity, key LIMIT $4 FOR UPDATE`;
    const rows = await manager.query<Record<string, unknown>[]>(sql, [
      ...[profile, entity, key.join('/'), limit],
    ]);
    return rows.map((row) => fromRow<FeedzRecord>(row));
  }
}

function jsonOf(moves: Moves): string {
  return JSON.stringify(Object.fromEntries(moves));
}
