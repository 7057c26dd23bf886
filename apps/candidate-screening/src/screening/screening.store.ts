import { In, type EntityManager } from 'typeorm';
import type { ApplicationKey } from './position.store';
import { Screening } from './screening.entity';

/** A screening that is known of, but not locked: what is needed to lock it in the right order. */
export interface KnownScreening {
  readonly id: string;
  readonly orderOpen: boolean;
}

const OF_APPLICATIONS = `
  SELECT s.id, s.order_open AS "orderOpen" FROM unnest($1::text[], $2::bigint[]) AS k (source, application_id)
  JOIN screening s ON s.source = k.source AND s.application_id = k.application_id`;

/** The screenings of some applications, whatever their state, in one statement over one index; most have none. */
export function screeningsOf(
  manager: EntityManager,
  keys: readonly ApplicationKey[],
): Promise<KnownScreening[]> {
  return manager.query(OF_APPLICATIONS, [
    keys.map((key) => key.source),
    keys.map((key) => key.applicationId),
  ]);
}

/** Those of the ids that exist, and the others of their applications: which tags one may take away depends on theirs. */
export function screeningsAround(
  manager: EntityManager,
  ids: readonly string[],
): Promise<KnownScreening[]> {
  return manager.query(
    `SELECT id, order_open AS "orderOpen" FROM screening
     WHERE (source, application_id) IN (SELECT source, application_id FROM screening WHERE id = ANY ($1::uuid[]))`,
    [ids],
  );
}

/** Screenings by id, locked in the order of their ids until the transaction ends. */
export async function lockScreenings(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Screening[]> {
  if (ids.length === 0) return [];
  return manager.getRepository(Screening).find({
    where: { id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** One screening, locked until the transaction ends; `null` if there is none. */
export function lockScreening(manager: EntityManager, id: string): Promise<Screening | null> {
  return manager
    .getRepository(Screening)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Writes new screenings in one statement, in the order of their ids: another replica may be about to write the same. */
export async function insertScreenings(
  manager: EntityManager,
  screenings: readonly Screening[],
): Promise<void> {
  if (screenings.length === 0) return;
  await manager.insert(
    Screening,
    screenings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** Writes a screening that is locked. */
export async function saveScreening(manager: EntityManager, screening: Screening): Promise<void> {
  const { id, ...columns } = screening;
  await manager.update(Screening, { id }, columns);
}
