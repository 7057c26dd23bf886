import type { EntityManager } from 'typeorm';

/** How many tasks wait behind the head of each lane; counted up to 10,000 per lane, which says "many" well enough. */
export async function countBehind(
  manager: EntityManager,
  lanes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (lanes.length === 0) return new Map();
  const rows = (await manager.query(BEHIND, [[...new Set(lanes)]])) as {
    lane: string;
    behind: number;
  }[];
  return new Map(rows.map(({ lane, behind }) => [lane, behind]));
}

const BEHIND = `
  SELECT l.lane, (SELECT count(*)::int FROM (
    SELECT FROM task t WHERE t.lane = l.lane COLLATE "C" AND t.state = 'ready' AND NOT t.head LIMIT 10000) c) AS behind
  FROM unnest($1::text[]) AS l (lane)`;
