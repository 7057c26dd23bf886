import type { EntityManager } from 'typeorm';

/** Where a scan of the groups goes on; every group comes after the empty one. */
export interface GroupKey {
  readonly kind: string;
  readonly party: string;
  readonly task_group: string;
}

/** One kind, party and group that has open lane heads. */
export interface DueGroup extends GroupKey {
  /** Milliseconds until its first head is due; negative: how long it has been due. */
  readonly due_in_ms: number;
  /** For a batched kind: due heads, counted up to one batch. */
  readonly filled: number | null;
  /** Whether its party, or this kind with it, pauses. */
  readonly paused: boolean;
  /** If it pauses: milliseconds until the next probe may be made. */
  readonly probe_in_ms: number | null;
}

export const FIRST_GROUP: GroupKey = { kind: '', party: '', task_group: '' };
/** Groups looked at in one go; the next scan goes on behind them. */
export const MOST_GROUPS = 1_000;

/**
 * The groups with open heads, in key order from behind `after`. The index is not read through but skipped from one group
 * to the next, so its cost is that of the groups (about 20 µs each), not of the tasks behind them: a paused
 * party with 100,000 due heads costs as much as one with a single one.
 */
export function dueGroups(
  manager: EntityManager,
  after: GroupKey,
  batchSizes: Readonly<Record<string, number>>,
): Promise<DueGroup[]> {
  return manager.query(GROUPS, [
    after.kind,
    after.party,
    after.task_group,
    JSON.stringify(batchSizes),
    MOST_GROUPS,
  ]);
}

const NEXT = (kind: string, party: string, group: string): string => `
  SELECT t.kind, t.party, t.task_group, t.due_at FROM task t
  WHERE t.head AND t.state IN ('ready', 'waiting') AND (t.kind, t.party, t.task_group) > (${kind}, ${party}, ${group})
  ORDER BY t.kind, t.party, t.task_group, t.due_at LIMIT 1`;

const GROUPS = `
  WITH RECURSIVE g AS (
    (${NEXT('$1::text', '$2::text', '$3::text')})
    UNION ALL
    SELECT n.* FROM g CROSS JOIN LATERAL (${NEXT('g.kind', 'g.party', 'g.task_group')}) n
  ), limited AS (
    SELECT * FROM g LIMIT $5
  )
  SELECT l.kind, l.party, l.task_group,
    (extract(epoch FROM l.due_at - now()) * 1000)::float8 AS due_in_ms,
    CASE WHEN $4::jsonb ? l.kind AND l.due_at <= now() THEN (
      SELECT count(*)::int FROM (
        SELECT FROM task t WHERE t.head AND t.state IN ('ready', 'waiting')
          AND t.kind = l.kind AND t.party = l.party AND t.task_group = l.task_group AND t.due_at <= now()
        LIMIT ($4::jsonb ->> l.kind)::int) c) END AS filled,
    p.probe_in_ms IS NOT NULL AS paused, p.probe_in_ms
  FROM limited l
  LEFT JOIN LATERAL (
    SELECT max(extract(epoch FROM greatest(p.probe_at, p.probing_until) - now()) * 1000)::float8 AS probe_in_ms
    FROM task_pause p WHERE p.party = l.party AND p.kind IN ('', l.kind)
  ) p ON true`;
