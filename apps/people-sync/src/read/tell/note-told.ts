import type { EntityManager } from 'typeorm';
import type { Entity } from '../../run/people-run';

/** Notes which version of records was told; they are locked. */
export async function noteTold(
  manager: EntityManager,
  profile: string,
  records: readonly { readonly entity: Entity; readonly key: string; readonly version: number }[],
): Promise<void> {
  if (records.length === 0) return;
  const told = records.map(({ entity, key, version }) => ({ entity, key, version }));
  await manager.query(
    `UPDATE people_record r SET told_version = t.version
     FROM jsonb_to_recordset($2::jsonb) AS t(entity text, key text, version int)
     WHERE r.profile = $1 AND r.entity = t.entity AND r.key = t.key`,
    [profile, JSON.stringify(told)],
  );
}
