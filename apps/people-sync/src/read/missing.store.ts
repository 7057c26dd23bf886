import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entity, PeopleOddities } from '../run/people-run';
import type { MissingCount } from './missing.rules';

/** Who was not found, and what is odd about those who were. */
@Injectable()
export class MissingStore {
  /** Records of a kind that are held for present, and those of them that a run did not see. */
  async count(
    manager: EntityManager,
    profile: string,
    entity: Entity,
    run: string,
  ): Promise<MissingCount> {
    const [row] = await manager.query<{ known: number; missing: number }[]>(
      `SELECT count(*)::int AS known, count(*) FILTER (WHERE seen_run <> $3)::int AS missing
       FROM people_record WHERE profile = $1 AND entity = $2 AND present`,
      [profile, entity, run],
    );
    return { entity, known: row?.known ?? 0, missing: row?.missing ?? 0 };
  }

  /** Notes that what a run did not see is not there any more; returns how many records that are. */
  async mark(
    manager: EntityManager,
    profile: string,
    entity: Entity,
    run: string,
  ): Promise<number> {
    const [rows] = await manager.query<[{ person: string | null }[], number]>(
      `WITH gone AS (
         SELECT key FROM people_record WHERE profile = $1 AND entity = $2 AND present AND seen_run <> $3
         ORDER BY key FOR UPDATE)
       UPDATE people_record r SET present = false, missing_since = now(), changed_at = now(),
         version = greatest(r.version, r.told_version + 1)
       FROM gone g WHERE r.profile = $1 AND r.entity = $2 AND r.key = g.key RETURNING r.person`,
      [profile, entity, run],
    );
    return rows.length;
  }

  /** Persons of whose bonds one is not there any more since a run ended its reading: in this transaction. */
  async touchPersonsOfGone(manager: EntityManager, profile: string): Promise<void> {
    await manager.query(
      `WITH locked AS (
         SELECT p.key FROM people_record p WHERE p.profile = $1 AND p.entity = 'person' AND p.key IN (
           SELECT e.person FROM people_record e
           WHERE e.profile = $1 AND e.entity = 'employee' AND e.missing_since = now())
         ORDER BY p.key FOR UPDATE)
       UPDATE people_record r SET version = greatest(r.version, r.told_version + 1), changed_at = now()
       FROM locked l WHERE r.profile = $1 AND r.entity = 'person' AND r.key = l.key`,
      [profile],
    );
  }

  /** @param most bonds of one person that an event names */
  async oddities(manager: EntityManager, profile: string, most: number): Promise<PeopleOddities> {
    const [row] = await manager.query<PeopleOddities[]>(
      `WITH bonds AS (
         SELECT person AS key, count(*)::int AS n FROM people_record
         WHERE profile = $1 AND entity = 'employee' AND present GROUP BY person),
       persons AS (
         SELECT key FROM people_record WHERE profile = $1 AND entity = 'person' AND present)
       SELECT coalesce(sum(b.n) FILTER (WHERE p.key IS NULL), 0)::int AS "withoutPerson",
         count(*) FILTER (WHERE b.key IS NULL)::int AS "withoutBonds",
         count(*) FILTER (WHERE b.n > $2 AND p.key IS NOT NULL)::int AS "tooManyBonds"
       FROM bonds b FULL JOIN persons p ON p.key = b.key`,
      [profile, most],
    );
    return row ?? { withoutPerson: 0, withoutBonds: 0, tooManyBonds: 0 };
  }

  /** Keys of present employees whose person is not there, by key. */
  async withoutPerson(manager: EntityManager, profile: string, limit: number): Promise<string[]> {
    const rows = await manager.query<{ key: string }[]>(
      `SELECT e.key FROM people_record e WHERE e.profile = $1 AND e.entity = 'employee' AND e.present
         AND NOT EXISTS (SELECT FROM people_record p
           WHERE p.profile = $1 AND p.entity = 'person' AND p.key = e.person AND p.present)
       ORDER BY e.key LIMIT $2`,
      [profile, limit],
    );
    return rows.map(({ key }) => key);
  }

  /** Keys of persons with more bonds than an event names. */
  async tooManyBonds(
    manager: EntityManager,
    profile: string,
    most: number,
    limit: number,
  ): Promise<string[]> {
    const rows = await manager.query<{ key: string }[]>(
      `SELECT person AS key FROM people_record WHERE profile = $1 AND entity = 'employee' AND present
       GROUP BY person HAVING count(*) > $2 ORDER BY person LIMIT $3`,
      [profile, most, limit],
    );
    return rows.map(({ key }) => key);
  }
}
