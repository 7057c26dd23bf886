import type { EntityManager } from 'typeorm';
import type { GroupKey } from './due-groups';
import { TASK_ROW_COLUMNS, type TaskRow } from './task-row';

/** How many due heads to take from one group. */
export interface ClaimSlot extends GroupKey {
  readonly tasks: number;
  readonly leaseMs: number;
}

/**
 * Takes due lane heads, oldest due first within each group, and commits that they run: from here on a task counts as
 * started, so a death before the call is treated like one during it (looked at again, never forgotten). Rows that
 * somebody else holds are passed over. Outside a transaction, so the claim is committed when this resolves.
 */
export function claimTasks(
  manager: EntityManager,
  slots: readonly ClaimSlot[],
  runner: string,
): Promise<TaskRow[]> {
  const column = <K extends keyof ClaimSlot>(name: K): ClaimSlot[K][] =>
    slots.map((slot) => slot[name]);
  const leases = JSON.stringify(Object.fromEntries(slots.map((slot) => [slot.kind, slot.leaseMs])));
  return manager
    .query(CLAIM, [
      column('kind'),
      column('party'),
      column('task_group'),
      column('tasks'),
      leases,
      runner,
    ])
    .then(returned);
}

/** TypeORM answers an UPDATE … RETURNING with [rows, count]. */
function returned(answer: [TaskRow[], number]): TaskRow[] {
  return answer[0];
}

// ANY (ARRAY(…)) keeps the planner on the primary key, whatever it believes about how many rows a group holds.
const CLAIM = `
  UPDATE task SET state = 'running', lease_no = lease_no + 1, runner = $6, started_at = clock_timestamp(),
    lease_until = clock_timestamp() + ($5::jsonb ->> kind)::int * interval '1 millisecond'
  WHERE id = ANY (ARRAY(
    SELECT due.id FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS s (kind, party, task_group, tasks)
    CROSS JOIN LATERAL (
      SELECT t.id FROM task t
      WHERE t.head AND t.state IN ('ready', 'waiting')
        AND t.kind = s.kind COLLATE "C" AND t.party = s.party COLLATE "C" AND t.task_group = s.task_group COLLATE "C"
        AND t.due_at <= now()
      ORDER BY t.due_at, t.id LIMIT s.tasks FOR UPDATE SKIP LOCKED
    ) due
  ))
  RETURNING ${TASK_ROW_COLUMNS}`;
