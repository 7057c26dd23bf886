import type { EntityManager } from 'typeorm';
import { TASK_ROW_COLUMNS, type TaskRow } from './task-row';

/** A running task with the number of the lease under which it runs. */
export interface Lease {
  readonly id: string;
  readonly leaseNo: number;
  readonly leaseMs: number;
}

/**
 * Renews leases from now, on the database's clock. Rows that are being settled this moment are passed over: waiting for
 * them could deadlock with a settle of several tasks, and they no longer need the lease. Returns the ids that were renewed.
 */
export async function renewLeases(
  manager: EntityManager,
  leases: readonly Lease[],
): Promise<string[]> {
  if (leases.length === 0) return [];
  const parameters = [
    leases.map(({ id }) => id),
    leases.map(({ leaseNo }) => leaseNo),
    leases.map(({ leaseMs }) => leaseMs),
  ];
  const [rows] = (await manager.query(RENEW, parameters)) as [{ id: string }[], number];
  return rows.map(({ id }) => id);
}

const RENEW = `
  UPDATE task SET lease_until = clock_timestamp() + mine.lease_ms * interval '1 millisecond'
  FROM (
    SELECT t.id, l.lease_ms FROM unnest($1::bigint[], $2::int[], $3::int[]) AS l (id, lease_no, lease_ms)
    JOIN task t ON t.id = l.id AND t.lease_no = l.lease_no AND t.state = 'running'
    FOR UPDATE OF t SKIP LOCKED
  ) mine
  WHERE task.id = mine.id
  RETURNING task.id`;

/** Running tasks of these kinds whose lease has run out: their process died, or hangs. One that is being settled is not. */
export function expiredTasks(
  manager: EntityManager,
  kinds: readonly string[],
  most: number,
): Promise<TaskRow[]> {
  return manager.query(EXPIRED, [kinds, most]);
}

const EXPIRED = `
  SELECT ${TASK_ROW_COLUMNS} FROM task
  WHERE state = 'running' AND lease_until < clock_timestamp() AND kind = ANY ($1::text[])
  ORDER BY lease_until LIMIT $2 FOR UPDATE SKIP LOCKED`;

/**
 * Gives back tasks that were claimed but never started, e.g. because the process began to leave meanwhile. The lease
 * number stays used.
 */
export async function releaseTasks(
  manager: EntityManager,
  leases: readonly Pick<Lease, 'id' | 'leaseNo'>[],
): Promise<void> {
  if (leases.length === 0) return;
  await manager.query(RELEASE, [leases.map(({ id }) => id), leases.map(({ leaseNo }) => leaseNo)]);
}

const RELEASE = `
  UPDATE task SET state = 'waiting', lease_until = NULL, runner = NULL, started_at = NULL
  FROM unnest($1::bigint[], $2::int[]) AS l (id, lease_no)
  WHERE task.id = l.id AND task.lease_no = l.lease_no AND task.state = 'running'`;
