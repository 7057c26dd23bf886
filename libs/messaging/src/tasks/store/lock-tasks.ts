import type { EntityManager } from 'typeorm';
import type { TaskState } from '../rules/task-state';

/** What must still hold for an outcome to count. */
export interface LockedTask {
  readonly id: string;
  readonly state: TaskState;
  readonly lease_no: number;
  readonly head: boolean;
  readonly expired: boolean;
  readonly held_since: Date | null;
  readonly step: 'perform' | 'reconcile';
}

/** Locks task rows in the order of their ids until the transaction ends; ids that are gone are missing in the answer. */
export async function lockTasks(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, LockedTask>> {
  const rows = (await manager.query(LOCK, [ids])) as LockedTask[];
  return new Map(rows.map((row) => [row.id, row]));
}

const LOCK = `
  SELECT id, state, lease_no, head, held_since, step, coalesce(lease_until < clock_timestamp(), false) AS expired
  FROM task WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`;
