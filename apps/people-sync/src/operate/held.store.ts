import type { EntityManager } from 'typeorm';
import { rowsOf } from './rows-of';

/** Records that wait for one thing. */
export interface HeldGroup {
  /** How many wait. */
  readonly count: number;
  /** What kind of records they are. */
  readonly entity: string;
  readonly code: number | null;
  readonly reason: string | null;
  /** The record that they wait for; null: they wait for a datum. */
  readonly neededEntity: string | null;
  readonly neededKey: string | null;
  /** What it is at Feedz; null: nothing is known of it. */
  readonly neededState: string | null;
  readonly neededCode: number | null;
  readonly neededReason: string | null;
  /** Whether Datasul lists it; null: it never did. */
  readonly neededPresent: boolean | null;
}

/** What holds most comes first. A record that waits for two others is in two groups. */
export function heldGroups(
  manager: EntityManager,
  profile: string,
  after: string | undefined,
  limit: number,
): Promise<HeldGroup[]> {
  const place = after?.split('|') ?? [];
  const [count, entity, code, neededEntity, ...more] = place;
  // A code of structure may hold "|"; a reason never does.
  const reason = more.at(-1) ?? '';
  const neededKey = more.slice(0, -1).join('|');
  return rowsOf(manager, GROUPS, [
    ...[profile, count ?? null, entity ?? '', code ?? 0, neededEntity ?? '', neededKey],
    ...[reason, limit],
  ]);
}

export function heldCursor(group: HeldGroup): string {
  const { count, entity, code, neededEntity, neededKey, reason } = group;
  return [count, entity, code ?? 0, neededEntity ?? '', neededKey ?? '', reason ?? ''].join('|');
}

const GROUPS = `
  WITH held AS (
    SELECT r.entity, r.code, r.reason, n.entity AS needed_entity, n.key AS needed_key
    FROM feedz_record r LEFT JOIN LATERAL jsonb_to_recordset(r.held_for) AS n(entity text, key text) ON true
    WHERE r.profile = $1 AND r.state = 'held'),
  grouped AS (
    SELECT count(*)::int AS count, entity, code, needed_entity, needed_key, reason FROM held
    GROUP BY entity, code, needed_entity, needed_key, reason),
  ordered AS (
    SELECT g.*, ROW(-count, entity, coalesce(code, 0), coalesce(needed_entity, ''), coalesce(needed_key, ''),
      coalesce(reason, '')) AS place FROM grouped g)
  SELECT o.count, o.entity, o.code, o.reason, o.needed_entity, o.needed_key, f.state AS needed_state,
    f.code AS needed_code, f.reason AS needed_reason, p.present AS needed_present
  FROM ordered o
    LEFT JOIN feedz_record f ON f.profile = $1 AND f.entity = o.needed_entity AND f.key = o.needed_key
    LEFT JOIN people_record p ON p.profile = $1 AND p.entity = o.needed_entity AND p.key = o.needed_key
  WHERE $2::int IS NULL OR o.place > ROW(-($2::int), $3::text, $4::int, $5::text, $6::text, $7::text)
  ORDER BY o.place LIMIT $8`;
