import type { EntityManager } from 'typeorm';
import type { TaskState } from '../rules/task-state';

/** Which tasks to list; everything given must fit. */
export interface TaskFilter {
  readonly kind?: string;
  readonly states?: readonly TaskState[];
  readonly party?: string;
  readonly lane?: string;
  /** What it is about, e.g. a screening's id. */
  readonly subject?: string;
  /** Class of the last attempt, e.g. `permanent`. */
  readonly class?: string;
  /** Created at or after. */
  readonly since?: Date;
  /** Only ids after this one: the next page. */
  readonly after?: string;
  /** At most this many, 100 by default, up to 1,000. */
  readonly limit?: number;
}

/** A task as an operator sees it. Never its payload, which may hold sealed personal data. */
export interface TaskSummary {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly party: string;
  readonly subject: string | null;
  readonly state: TaskState;
  readonly step: string;
  /** Whether it is its lane's turn. */
  readonly head: boolean;
  readonly failures: number;
  readonly lastClass: string | null;
  readonly status: number | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** Since when it is held; the age of a hold counts from here. */
  readonly heldSince: Date | null;
  readonly endedAt: Date | null;
  /** Since when its credential or endpoint pauses, and why; `null` if calls may be made. */
  readonly pausedSince: Date | null;
  readonly pauseReason: string | null;
}

export interface AttemptSummary {
  readonly leaseNo: number;
  readonly step: string;
  readonly class: string;
  readonly status: number | null;
  readonly reason: string | null;
  readonly runner: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date;
  /** What came after the lease was lost, if anything did. */
  readonly lateClass: string | null;
  readonly lateReason: string | null;
  readonly lateAt: Date | null;
}

export interface ActionSummary {
  readonly action: string;
  readonly actor: string;
  readonly why: string;
  readonly from: TaskState;
  readonly to: TaskState;
  readonly at: Date;
}

export interface TaskDetail extends TaskSummary {
  readonly causationId: string | null;
  readonly traceparent: string | null;
  /** Tasks that wait behind it in its lane. */
  readonly behind: number;
  readonly attempts: readonly AttemptSummary[];
  readonly actions: readonly ActionSummary[];
}

export function listTasks(manager: EntityManager, filter: TaskFilter): Promise<TaskSummary[]> {
  const limit = Math.min(1_000, Math.max(1, filter.limit ?? 100));
  const values = [
    filter.kind,
    filter.states,
    filter.party,
    filter.lane,
    filter.subject,
    filter.class,
    filter.since,
    filter.after,
    limit,
  ];
  return manager.query(
    LIST,
    values.map((value) => value ?? null),
  );
}

export async function showTask(manager: EntityManager, id: string): Promise<TaskDetail | null> {
  const [task] = (await manager.query(`${SUMMARY} WHERE t.id = $1`, [id])) as TaskSummary[];
  if (!task) return null;
  const [more] = (await manager.query(MORE, [id])) as [
    Pick<TaskDetail, 'causationId' | 'traceparent' | 'behind'>,
  ];
  const attempts = (await manager.query(ATTEMPTS, [id])) as AttemptSummary[];
  const actions = (await manager.query(ACTIONS, [id])) as ActionSummary[];
  return { ...task, ...more, attempts, actions };
}

const SUMMARY = `
  SELECT t.id, t.kind, t.lane, t.party, t.subject, t.state, t.step, t.head, t.failures, t.last_class AS "lastClass", t.status, t.reason,
    t.created_at AS "createdAt", t.due_at AS "dueAt", t.held_since AS "heldSince", t.ended_at AS "endedAt",
    p.since AS "pausedSince", p.reason AS "pauseReason"
  FROM task t
  LEFT JOIN LATERAL (
    SELECT since, reason FROM task_pause p
    WHERE p.party = t.party AND p.kind IN ('', t.kind) AND t.ended_at IS NULL ORDER BY since LIMIT 1
  ) p ON true`;

const LIST = `${SUMMARY}
  WHERE ($1::text IS NULL OR t.kind = $1) AND ($2::text[] IS NULL OR t.state = ANY ($2)) AND ($3::text IS NULL OR t.party = $3)
    AND ($4::text IS NULL OR t.lane = $4) AND ($5::text IS NULL OR t.subject = $5) AND ($6::text IS NULL OR t.last_class = $6)
    AND ($7::timestamptz IS NULL OR t.created_at >= $7) AND ($8::bigint IS NULL OR t.id > $8)
  ORDER BY t.id LIMIT $9`;

const MORE = `
  SELECT t.causation_id AS "causationId", t.traceparent,
    (SELECT count(*)::int FROM task b WHERE b.lane = t.lane AND b.state = 'ready' AND NOT b.head AND b.id > t.id) AS behind
  FROM task t WHERE t.id = $1`;

const ATTEMPTS = `
  SELECT lease_no AS "leaseNo", step, class, status, reason, runner, started_at AS "startedAt", ended_at AS "endedAt",
    late_class AS "lateClass", late_reason AS "lateReason", late_at AS "lateAt"
  FROM task_attempt WHERE task_id = $1 ORDER BY lease_no`;

const ACTIONS = `
  SELECT action, actor, why, from_state AS "from", to_state AS "to", at FROM task_action WHERE task_id = $1 ORDER BY id`;
