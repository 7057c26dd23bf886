import type { EntityManager } from 'typeorm';
import { Screening } from './screening.entity';
import type { ApplicationKey } from './position.store';

/** Every screening of some applications, locked in one order until the transaction ends. */
export function lockOfApplications(
  manager: EntityManager,
  keys: readonly ApplicationKey[],
): Promise<Screening[]> {
  return manager
    .getRepository(Screening)
    .createQueryBuilder('screening')
    .where(
      '(screening.source, screening.application_id) IN (SELECT * FROM unnest(:sources::text[], :ids::bigint[]))',
      {
        sources: keys.map((key) => key.source),
        ids: keys.map((key) => key.applicationId),
      },
    )
    .orderBy('screening.id')
    .setLock('pessimistic_write')
    .getMany();
}

/** One screening, locked until the transaction ends; `null` if there is none. */
export function lockScreening(manager: EntityManager, id: string): Promise<Screening | null> {
  return manager
    .getRepository(Screening)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Writes a screening that is locked. */
export async function saveScreening(manager: EntityManager, screening: Screening): Promise<void> {
  const { id, ...columns } = screening;
  await manager.update(Screening, { id }, columns);
}
