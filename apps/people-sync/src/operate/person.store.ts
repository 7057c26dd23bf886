import type { EntityManager } from 'typeorm';
import type { FeedzRecord } from '../write/feedz-record';
import type { BondClear } from '../read/person-pages';
import type { PersonArgs } from './person.args';
import { rowsOf } from './rows-of';

/** A person of Datasul as last read, whether or not still listed. */
export interface KnownPerson {
  readonly key: string;
  readonly present: boolean;
  readonly version: number;
  readonly changedAt: Date;
  readonly missingSince: Date | null;
  readonly sealed: string;
}

export interface KnownBond {
  readonly key: string;
  readonly present: boolean;
  readonly missingSince: Date | null;
  readonly clear: BondClear;
  readonly sealed: string;
}

/** A lot that a person's record or its binding was in. */
export interface PersonLot {
  readonly lot: string;
  readonly run: string;
  readonly entity: string;
  readonly pass: number;
  readonly wave: number;
  readonly state: string;
  readonly partWhy: string | null;
  /** null: not known yet. */
  readonly outcome: string | null;
  readonly code: number | null;
  readonly processId: string | null;
  readonly postedAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  /** Sealed. */
  readonly message: string | null;
}

/** More than one means that the beginning of a key is too short. */
export const MOST_PERSONS = 5;
const LOTS = 50;

/** Keys of persons that fit what was asked for. */
export async function personKeys(
  manager: EntityManager,
  profile: string,
  { key, keys, bonds, cpfs }: PersonArgs,
): Promise<string[]> {
  const rows = await rowsOf<{ key: string }>(manager, KEYS, [
    ...[profile, key ?? null, keys ?? null, bonds ?? null, MOST_PERSONS, cpfs ?? null],
  ]);
  return rows.map((row) => row.key);
}

export async function knownPerson(
  manager: EntityManager,
  profile: string,
  key: string,
): Promise<KnownPerson | undefined> {
  const sql = `SELECT key, present, version, changed_at, missing_since, sealed FROM people_record
    WHERE profile = $1 AND entity = 'person' AND key = $2`;
  return (await rowsOf<KnownPerson>(manager, sql, [profile, key]))[0];
}

export function knownBonds(
  manager: EntityManager,
  profile: string,
  person: string,
): Promise<KnownBond[]> {
  const sql = `SELECT key, present, missing_since, clear, sealed FROM people_record
    WHERE profile = $1 AND entity = 'employee' AND person = $2 ORDER BY present DESC, key`;
  return rowsOf(manager, sql, [profile, person]);
}

/** What a person and its binding are at Feedz. */
export function atFeedz(
  manager: EntityManager,
  profile: string,
  person: string,
): Promise<FeedzRecord[]> {
  const sql = `SELECT * FROM feedz_record WHERE profile = $1 AND entity IN ('person', 'bind') AND key = $2
    ORDER BY entity DESC`;
  return rowsOf(manager, sql, [profile, person]);
}

/** The newest lots, with what became of this person in each. */
export function personLots(
  manager: EntityManager,
  profile: string,
  person: string,
): Promise<PersonLot[]> {
  return rowsOf(manager, PERSON_LOTS, [profile, person, LOTS]);
}

/** How many records wait for a person, and how many it leads. */
export async function dependants(
  manager: EntityManager,
  profile: string,
  person: string,
): Promise<{ readonly waiting: number; readonly led: number }> {
  const needed = JSON.stringify([{ entity: 'person', key: person }]);
  const [row] = await rowsOf<{ waiting: number; led: number }>(manager, DEPENDANTS, [
    ...[profile, person, needed],
  ]);
  return row ?? { waiting: 0, led: 0 };
}

const KEYS = `
  SELECT DISTINCT coalesce(person, key) AS key FROM people_record
  WHERE profile = $1 AND entity IN ('person', 'employee') AND (
    ($2::text IS NOT NULL AND starts_with(coalesce(person, key), $2))
    OR coalesce(person, key) = ANY ($3::text[]) OR (entity = 'employee' AND key = ANY ($4::text[]))
    OR (entity = 'person' AND cpf = ANY ($6::bpchar[])))
  ORDER BY 1 LIMIT $5 + 1`;

const PERSON_LOTS = `
  SELECT l.id AS lot, l.run, l.entity, l.pass, l.wave, l.state, l.part_why, i.outcome, i.code, l.process_id, l.posted_at,
    l.ended_at, l.reason, i.message
  FROM feedz_lot_item i JOIN feedz_lot l ON l.id = i.lot
  WHERE i.key = $2 AND l.profile = $1 AND l.entity IN ('person', 'bind') ORDER BY l.position DESC LIMIT $3`;

const DEPENDANTS = `
  SELECT count(*) FILTER (WHERE state = 'held' AND held_for @> $3::jsonb)::int AS waiting,
    count(*) FILTER (WHERE entity = 'bind' AND manager = $2 AND state <> 'none')::int AS led
  FROM feedz_record WHERE profile = $1 AND entity IN ('person', 'bind')`;
