import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entity } from '../run/people-run';

/** What is known of a record before a page is kept. */
export interface KnownRecord {
  readonly key: string;
  readonly digest: string;
  readonly present: boolean;
  readonly person: string | null;
}

/** A record to be written. */
export interface RecordRow {
  readonly key: string;
  /** Of an employee: key of the person. */
  readonly person: string | null;
  /** Of a person: keyed hash of the CPF. */
  readonly cpf: string | null;
  readonly digest: string;
  readonly clear: object;
  readonly sealed: string | null;
}

interface Place {
  readonly profile: string;
  readonly entity: Entity;
}

/**
 * What was last read of each record, written a page at a time. One transaction at a time writes a profile's records: that of
 * the page, which holds its run. Those who tell lock persons by key, as is done here.
 */
@Injectable()
export class RecordStore {
  async known(
    manager: EntityManager,
    { profile, entity }: Place,
    keys: readonly string[],
  ): Promise<Map<string, KnownRecord>> {
    const rows = await manager.query<KnownRecord[]>(
      `SELECT key, digest, present, person FROM people_record WHERE profile = $1 AND entity = $2 AND key = ANY ($3::text[])`,
      [profile, entity, keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** New or changed records, or such as are there again; each once. A version that nobody was told of is not passed over. */
  async write(
    manager: EntityManager,
    { profile, entity }: Place,
    run: string,
    rows: readonly RecordRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
      `INSERT INTO people_record (profile, entity, key, person, cpf, digest, clear, sealed, seen_run)
       SELECT $1, $2, r.key, r.person, r.cpf, r.digest, r.clear, r.sealed, $3
       FROM jsonb_to_recordset($4::jsonb) AS r(key text, person text, cpf text, digest text, clear jsonb, sealed text)
       ORDER BY r.key
       ON CONFLICT (profile, entity, key) DO UPDATE SET person = excluded.person, cpf = excluded.cpf, digest = excluded.digest,
         clear = excluded.clear, sealed = excluded.sealed, seen_run = excluded.seen_run, present = true,
         missing_since = NULL, changed_at = now(), version = greatest(people_record.version, people_record.told_version + 1)`,
      [profile, entity, run, JSON.stringify(rows)],
    );
  }

  /** Unchanged records: nothing but that they are there. */
  async seen(
    manager: EntityManager,
    { profile, entity }: Place,
    run: string,
    keys: readonly string[],
  ): Promise<void> {
    if (keys.length === 0) return;
    await manager.query(
      `UPDATE people_record SET seen_run = $3
       WHERE profile = $1 AND entity = $2 AND key = ANY ($4::text[]) AND seen_run <> $3`,
      [profile, entity, run, keys],
    );
  }

  /**
   * Persons something of whose bonds changed: they are to be told again. Locked in one statement and written in another:
   * joined in one, PostgreSQL took 200 ms for 200 of 5,000 instead of 5.
   */
  async touchPersons(
    manager: EntityManager,
    profile: string,
    keys: readonly string[],
  ): Promise<void> {
    for (let from = 0; from < keys.length; from += MOST_KEYS) {
      const some = [profile, keys.slice(from, from + MOST_KEYS)];
      await manager.query(
        `SELECT FROM people_record WHERE ${PERSONS} ORDER BY key FOR UPDATE`,
        some,
      );
      await manager.query(
        `UPDATE people_record SET version = greatest(version, told_version + 1), changed_at = now() WHERE ${PERSONS}`,
        some,
      );
    }
  }

  /**
   * Notes that what a run did not see is not there any more; returns the persons of the employees among it, by key. In parts:
   * 200,000 at once took 18 s of the 30 that a statement may take.
   */
  async markMissing(
    manager: EntityManager,
    { profile, entity }: Place,
    run: string,
  ): Promise<readonly string[]> {
    const persons = new Set<string>();
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows: { key: string; person: string | null }[] = await manager.query(
        `SELECT key, person FROM people_record WHERE profile = $1 AND entity = $2 AND present AND seen_run <> $3
           AND key > $4 ORDER BY key LIMIT $5 FOR UPDATE`,
        [profile, entity, run, after, MOST_KEYS],
      );
      await manager.query(
        `UPDATE people_record SET present = false, missing_since = now(), changed_at = now(),
           version = greatest(version, told_version + 1)
         WHERE profile = $1 AND entity = $2 AND key = ANY ($3::text[])`,
        [profile, entity, rows.map(({ key }) => key)],
      );
      for (const { person } of rows) if (person !== null) persons.add(person);
      after = rows.length < MOST_KEYS ? undefined : rows.at(-1)?.key;
    }
    return [...persons].sort();
  }

  /** After a first load PostgreSQL takes the table for empty until autovacuum comes by, and plans accordingly. */
  async analyze(manager: EntityManager): Promise<void> {
    await manager.query('ANALYZE people_record');
  }
}

/** Of one statement. */
const MOST_KEYS = 1_000;
const PERSONS = `profile = $1 AND entity = 'person' AND key = ANY ($2::text[])`;
