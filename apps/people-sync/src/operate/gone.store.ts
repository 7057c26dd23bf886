import type { EntityManager } from 'typeorm';
import type { PeopleRun } from '../run/people-run';
import type { MissingArgs } from './missing.args';
import { rowsOf } from './rows-of';

/** A record that Datasul does not list any more, as it was read last. */
export interface GoneRecord {
  readonly entity: string;
  readonly key: string;
  /** Of an employee: the key of the person. */
  readonly person: string | null;
  /** Of structure. */
  readonly name: string | null;
  /** Of an employee. */
  readonly empresa: string | null;
  readonly estabelecimento: string | null;
  readonly department: string | null;
  readonly active: boolean | null;
  /** null: a run asks whether it is gone. */
  readonly missingSince: Date | null;
  readonly sealed: string | null;
}

/** How many of them belong together. */
export interface GoneCount {
  readonly entity: string;
  readonly empresa: string | null;
  readonly estabelecimento: string | null;
  /** Marked by a run before. */
  readonly marked: number;
  /** Asked about by the run that is under way. */
  readonly asked: number;
}

/** Of so many companies and establishments the counts are told. */
const GROUPS = 200;

/** @param asking the profile's run that asks, if one does */
export function goneRecords(
  manager: EntityManager,
  profile: string,
  asking: PeopleRun | undefined,
  { entities, sealed, after }: MissingArgs,
  limit: number,
): Promise<GoneRecord[]> {
  const [entity = null] = after?.split('/') ?? [];
  const key = entity === null ? null : (after ?? '').slice(entity.length + 1);
  return rowsOf(manager, RECORDS, [
    ...[profile, ...askedOf(asking), entities ?? null, entity, key, limit, sealed ?? false],
  ]);
}

export function goneCounts(
  manager: EntityManager,
  profile: string,
  asking: PeopleRun | undefined,
  { entities }: MissingArgs,
): Promise<GoneCount[]> {
  return rowsOf(manager, COUNTS, [profile, ...askedOf(asking), entities ?? null, GROUPS]);
}

function askedOf(asking: PeopleRun | undefined): unknown[] {
  return [asking?.id ?? null, asking?.asked?.map(({ entity }) => entity) ?? []];
}

const GONE = `
  FROM people_record WHERE profile = $1 AND (NOT present OR (seen_run <> $2::uuid AND entity = ANY ($3::text[])))
    AND ($4::text[] IS NULL OR entity = ANY ($4))`;

const RECORDS = `
  SELECT entity, key, person, clear->>'name' AS name, clear->>'empresa' AS empresa,
    clear->>'estabelecimento' AS estabelecimento, clear->>'department' AS department,
    (clear->>'active')::boolean AS active, missing_since, CASE WHEN $8::boolean THEN sealed END AS sealed
  ${GONE} AND ($5::text IS NULL OR (entity, key) > ($5, $6::text)) ORDER BY entity, key LIMIT $7`;

const COUNTS = `
  SELECT entity, clear->>'empresa' AS empresa, clear->>'estabelecimento' AS estabelecimento,
    count(*) FILTER (WHERE NOT present)::int AS marked, count(*) FILTER (WHERE present)::int AS asked
  ${GONE} GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT $5`;
