import type { EntityManager } from 'typeorm';

/**
 * Locks lane rows until the transaction ends, always in sorted order (byte order, as the column's collation), so that two
 * transactions never wait for one another. `create` adds lanes that are not there yet; `existing` is cheaper and enough
 * when an open task proves that the lane is there.
 *
 * Why a lock: a settle that finds no successor, and an enqueue that finds a head, may overlap; then nobody makes the new
 * task a head and its lane sleeps (seen; test/scenarios/tasks/a-successor-inserted-while-the-head-finishes-is-woken).
 */
export async function lockLanes(
  manager: EntityManager,
  lanes: readonly string[],
  how: 'create' | 'existing',
): Promise<void> {
  if (lanes.length === 0) return;
  await manager.query(how === 'create' ? CREATE : EXISTING, [[...new Set(lanes)]]);
}

// touched_at tells the purge of empty lanes which are in use.
const CREATE = `
  INSERT INTO task_lane (lane) SELECT lane FROM unnest($1::text[]) AS l (lane) ORDER BY lane COLLATE "C"
  ON CONFLICT (lane) DO UPDATE SET touched_at = now()`;

const EXISTING = `SELECT FROM task_lane WHERE lane = ANY ($1::text[]) ORDER BY lane FOR UPDATE`;
