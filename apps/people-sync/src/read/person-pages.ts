import type { EntityManager } from 'typeorm';
import type { StoredPerson } from './open-person';

/** A stored person with what the event names of each bond in clear. */
export interface PagedPerson extends StoredPerson {
  readonly bonds: readonly StoredBond[];
  /** Whether a bond that was in force when it was last told is not listed any more. */
  readonly lostActiveBond: boolean;
}

export interface StoredBond {
  readonly key: string;
  readonly clear: BondClear;
  readonly sealed: string;
}

/** `people_record.clear` of an employee. */
export interface BondClear {
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly unit: string | null;
  readonly department: string | null;
  readonly job: string | null;
  readonly situation: string | null;
  /** `YYYY-MM` */
  readonly admissionMonth: string | null;
  readonly dismissalMonth: string | null;
  /** As last told; what counts for Feedz is the sealed day of dismissal. */
  readonly active: boolean;
}

export interface PersonPage {
  /** Persons come by key, behind this one; `''` for the first page. */
  readonly after: string;
  readonly limit: number;
  /**
   * Only those whose newest version was not told yet, locked until the transaction ends. What a reading under way has changed
   * waits for its end: bonds are read after persons.
   */
  readonly untold?: boolean;
  /** Of each person at most so many bonds: active ones, then those that began last. By default all. */
  readonly mostBonds?: number;
}

/** Persons of a profile with the bonds that are present, by key: two statements per page, whatever its size. */
export async function personPage(
  manager: EntityManager,
  profile: string,
  { after, limit, untold = false, mostBonds }: PersonPage,
): Promise<PagedPerson[]> {
  const persons = await manager.query<Omit<PagedPerson, 'bonds'>[]>(
    `SELECT profile, key, present, version, changed_at AS "changedAt", sealed,
       EXISTS (SELECT FROM people_record e WHERE e.profile = p.profile AND e.entity = 'employee' AND e.person = p.key
         AND NOT e.present AND (e.clear ->> 'active')::boolean) AS "lostActiveBond"
     FROM people_record p
     WHERE profile = $1 AND entity = 'person' AND key > $2 ${untold ? UNTOLD : ''}
     ORDER BY key LIMIT $3 ${untold ? 'FOR UPDATE' : ''}`,
    [profile, after, limit],
  );
  if (persons.length === 0) return [];
  const bonds = await manager.query<(StoredBond & { person: string })[]>(
    mostBonds === undefined ? BONDS : MOST_BONDS,
    [profile, persons.map(({ key }) => key), ...(mostBonds === undefined ? [] : [mostBonds])],
  );
  const of = new Map(persons.map(({ key }) => [key, [] as StoredBond[]]));
  for (const { person, ...bond } of bonds) of.get(person)?.push(bond);
  return persons.map((person) => ({ ...person, bonds: of.get(person.key) ?? [] }));
}

const UNTOLD = `AND version > told_version AND changed_at < coalesce(
  (SELECT min(started_at) FROM people_run WHERE profile = $1 AND state = 'reading'), 'infinity')`;

const BONDS = `
  SELECT person, key, clear, sealed FROM people_record
  WHERE profile = $1 AND entity = 'employee' AND present AND person = ANY ($2::text[]) ORDER BY key`;

/** By a pointer that is wrong all bonds may be one person's: 200,000 of them are no page. */
const MOST_BONDS = `
  SELECT b.* FROM unnest($2::text[]) AS p(key) CROSS JOIN LATERAL (
    SELECT person, key, clear, sealed FROM people_record
    WHERE profile = $1 AND entity = 'employee' AND present AND person = p.key
    ORDER BY clear->'active' DESC, coalesce(clear->>'admissionMonth', '') COLLATE "C" DESC, key COLLATE "C" DESC LIMIT $3) b
  ORDER BY b.key`;
