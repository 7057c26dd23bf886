import type { EntityManager } from 'typeorm';
import type { Transition } from '../rules/task-state';
import type { TaskRow } from './task-row';

export interface TransitionOf {
  readonly row: TaskRow;
  readonly transition: Transition;
}

/**
 * Writes new states, each with the evidence of its attempt, in one statement. The rows are locked by the caller. A task
 * that has ended forgets its payload: nothing reads it any more, and it may hold sealed personal data.
 */
export async function writeTransitions(
  manager: EntityManager,
  changes: readonly TransitionOf[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ row, transition: t }) => ({
    id: row.id,
    lease_no: row.lease_no,
    attempted: row.step,
    runner: row.runner,
    started_at: row.started_at,
    state: t.state,
    step: t.step,
    head: t.keepsHead,
    due_in_ms: Math.ceil(t.dueInMs),
    failures: t.failures,
    look_failures: t.lookFailures,
    deaths: t.deaths,
    settle_failures: t.settleFailures,
    may_have_run: t.mayHaveRun,
    // What this process refused and will try again is no attempt: under a used-up budget there would be many.
    evident: !(t.isLocal && t.state === 'waiting'),
    class: t.class,
    reason: t.reason,
    status: t.status,
  }));
  await manager.query(WRITE, [JSON.stringify(rows)]);
}

const WRITE = `
  WITH change AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS c (id bigint, lease_no int, attempted text, runner text, started_at timestamptz,
      state text, step text, head boolean, due_in_ms int8, failures int, look_failures int, deaths int, settle_failures int,
      may_have_run boolean, evident boolean, class text, reason text, status int)
  ), attempt AS (
    INSERT INTO task_attempt (task_id, lease_no, step, class, status, reason, runner, started_at, ended_at)
    SELECT id, lease_no, attempted, class, status, reason, runner, started_at, clock_timestamp() FROM change WHERE evident
    ON CONFLICT (task_id, lease_no) DO NOTHING
  )
  UPDATE task SET state = c.state, step = c.step, head = c.head, lease_until = NULL,
    due_at = CASE WHEN c.state = 'waiting' THEN clock_timestamp() + c.due_in_ms * interval '1 millisecond' ELSE task.due_at END,
    failures = c.failures, look_failures = c.look_failures, deaths = c.deaths, settle_failures = c.settle_failures,
    may_have_run = c.may_have_run, last_class = c.class, reason = c.reason, status = c.status,
    held_since = CASE WHEN c.state IN ('parked', 'unknown') THEN clock_timestamp() END,
    ended_at = CASE WHEN c.state IN ('done', 'discarded') THEN clock_timestamp() END,
    payload = CASE WHEN c.state IN ('done', 'discarded') THEN '{}' ELSE task.payload END
  FROM change c
  WHERE task.id = ANY (ARRAY(SELECT id FROM change)) AND task.id = c.id`;

/** Keeps an outcome whose lease was lost beside the attempt that it belongs to. */
export async function writeLateOutcome(
  manager: EntityManager,
  { row, transition }: TransitionOf,
): Promise<void> {
  const parameters = [
    row.id,
    row.lease_no,
    row.step,
    row.runner,
    row.started_at,
    transition.class,
    transition.status,
    transition.reason,
  ];
  await manager.query(LATE, parameters);
}

const LATE = `
  INSERT INTO task_attempt (task_id, lease_no, step, class, runner, started_at, ended_at, late_class, late_status, late_reason, late_at)
  VALUES ($1, $2, $3, 'died', $4, $5, clock_timestamp(), $6, $7, $8, clock_timestamp())
  ON CONFLICT (task_id, lease_no) DO UPDATE SET late_class = excluded.late_class, late_status = excluded.late_status,
    late_reason = excluded.late_reason, late_at = excluded.late_at`;
