import type { EntityManager } from 'typeorm';
import { fromRow } from '../ledger/rows';

/** A request as it was heard. */
export interface HeardRequest {
  readonly requestId: string;
  readonly source: string;
  readonly profile: string | null;
  /** Items that it has. */
  readonly count: number;
  readonly receivedAt: Date;
}

/** A rubrica of a request, with what its entry is by now. */
export interface RequestLine {
  readonly item: number;
  readonly line: number;
  readonly rubrica: string | null;
  readonly referencia: string | null;
  readonly datafalta: string | null;
  /** `waiting`: it will be told an outcome, or another one than unknown. */
  readonly state: 'waiting' | 'answered';
  /** As it was told. */
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly entryId: string | null;
  readonly entryState: string | null;
  readonly answeredAt: Date | null;
  readonly message: string | null;
}

/** A call that an entry was part of. */
export interface EntryCall {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly durationMs: number | null;
  /** Of the call; null while it is under way. */
  readonly outcome: string | null;
  readonly status: number | null;
  /** Of the entry in it. */
  readonly entryOutcome: string | null;
  readonly matched: boolean | null;
  readonly items: number;
  readonly entries: number;
  readonly requestHmac: string;
  readonly responseHmac: string | null;
  readonly partOf: string | null;
  /** Characters of what is kept sealed; null: nothing, or not any more. */
  readonly request: number | null;
  readonly response: number | null;
  readonly leftover: number | null;
}

export async function findRequest(
  manager: EntityManager,
  id: string,
): Promise<HeardRequest | undefined> {
  const [row] = await many<HeardRequest>(
    manager,
    `SELECT * FROM payroll_request WHERE request_id = $1`,
    [id],
  );
  return row;
}

/** How many rubricas of a request have which outcome; `waiting` those that have none. */
export function countLines(
  manager: EntityManager,
  id: string,
): Promise<{ readonly outcome: string; readonly count: number }[]> {
  const sql = `SELECT coalesce(outcome, 'waiting') AS outcome, count(*)::int AS count
    FROM payroll_line WHERE request_id = $1 GROUP BY 1 ORDER BY 1`;
  return many(manager, sql, [id]);
}

/** Items of a request that were heard, and of these how many wait for others of their employee. */
export async function countItems(
  manager: EntityManager,
  id: string,
): Promise<{ readonly heard: number; readonly incomplete: number }> {
  const [row] = await many<{ heard: number; incomplete: number }>(manager, ITEMS, [id]);
  return row ?? { heard: 0, incomplete: 0 };
}

const ITEMS = `
  SELECT (SELECT count(DISTINCT item)::int FROM payroll_line WHERE request_id = $1) AS heard,
    (SELECT count(*)::int FROM payroll_item WHERE request_id = $1) AS incomplete`;

/** @param after `item/line` */
export function findLines(
  manager: EntityManager,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<RequestLine[]> {
  const [item = null, line = null] = after?.split('/') ?? [];
  return many(manager, LINES, [id, item, line, limit]);
}

const LINES = `
  SELECT l.item, l.line, l.rubrica, l.referencia, l.datafalta, l.state, l.outcome, l.reason, l.entry_id, e.state AS entry_state,
    l.answered_at, l.message
  FROM payroll_line l LEFT JOIN payroll_entry e ON e.id = l.entry_id
  WHERE l.request_id = $1 AND ($2::integer IS NULL OR (l.item, l.line) > ($2, $3::integer))
  ORDER BY l.item, l.line LIMIT $4`;

/** The latest calls of an entry. */
export function findCalls(
  manager: EntityManager,
  entryId: string,
  limit: number,
): Promise<EntryCall[]> {
  return many(manager, CALLS, [entryId, limit]);
}

const CALLS = `
  SELECT c.id, c.started_at, c.finished_at, c.duration_ms, c.outcome, c.status, e.outcome AS entry_outcome, e.matched,
    c.items, c.entries, c.request_hmac, c.response_hmac, c.part_of,
    length(c.request_body) AS request, length(c.response_body) AS response, length(c.leftover) AS leftover
  FROM payroll_call_entry e JOIN payroll_call c ON c.id = e.call_id
  WHERE e.entry_id = $1 ORDER BY c.started_at DESC, c.id LIMIT $2`;

/** Tasks that may still post something of an employee, the oldest first. */
export function findTasks(
  manager: EntityManager,
  kind: string,
  lane: string,
  limit: number,
): Promise<{ readonly id: string; readonly state: string; readonly reason: string | null }[]> {
  const sql = `SELECT id::text, state, reason, due_at FROM task
    WHERE kind = $1 AND lane = $2 AND state NOT IN ('done', 'discarded') ORDER BY task.id LIMIT $3`;
  return many(manager, sql, [kind, lane, limit]);
}

async function many<T extends object>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<T[]> {
  const rows: Record<string, unknown>[] = await manager.query(sql, [...parameters]);
  return rows.map((row) => fromRow<T>(row));
}
