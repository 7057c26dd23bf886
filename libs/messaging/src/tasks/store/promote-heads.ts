import type { EntityManager } from 'typeorm';

/**
 * Makes the oldest waiting task of each headless lane its head; lanes that have a head, or nothing open, are left alone.
 * The caller holds the lanes' locks. Returns how many were promoted.
 *
 * A task is due from its promotion at the earliest: claims go by due time, so a lane with a thousand tasks does not
 * starve the ones behind it in the same party.
 */
export async function promoteHeads(
  manager: EntityManager,
  lanes: readonly string[],
): Promise<number> {
  if (lanes.length === 0) return 0;
  const [{ promoted }] = (await manager.query(PROMOTE, [[...new Set(lanes)]])) as [
    { promoted: number },
  ];
  return promoted;
}

const PROMOTE = `
  WITH promoted AS (
    UPDATE task SET head = true, due_at = greatest(due_at, clock_timestamp())
    WHERE id = ANY (ARRAY(
      SELECT (SELECT t.id FROM task t WHERE t.lane = l.lane COLLATE "C" AND t.state = 'ready' AND NOT t.head ORDER BY t.id LIMIT 1)
      FROM unnest($1::text[]) AS l (lane)
      WHERE NOT EXISTS (SELECT FROM task h WHERE h.lane = l.lane COLLATE "C" AND h.head)
    ))
    RETURNING 1
  )
  SELECT count(*)::int AS promoted FROM promoted`;
