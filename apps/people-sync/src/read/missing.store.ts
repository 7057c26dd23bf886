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

  /** Keys of present employees whose person is not there, at most so many. As sets: a join of both took 20 s for 5,000. */
  async withoutPerson(manager: EntityManager, profile: string, limit: number): Promise<string[]> {
    const persons = await manager.query<{ person: string }[]>(
      `SELECT person FROM people_record WHERE profile = $1 AND entity = 'employee' AND present
       EXCEPT SELECT key FROM people_record WHERE profile = $1 AND entity = 'person' AND present
       ORDER BY person LIMIT $2`,
      [profile, limit],
    );
    const rows = await manager.query<{ key: string }[]>(
      `SELECT key FROM people_record WHERE profile = $1 AND entity = 'employee' AND present
         AND person = ANY ($2::text[]) ORDER BY person, key LIMIT $3`,
      [profile, persons.map(({ person }) => person), limit],
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
