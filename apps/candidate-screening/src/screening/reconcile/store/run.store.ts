import { scrubText } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { NO_COUNTS, type RunCounts } from '../rules/run-counts';

export type RunPhase = 'jobs' | 'applications' | 'orders';
export type AskedBy = 'schedule' | 'command' | 'terminal';

/** A run as the process that works on it took it up. */
export interface Run {
  readonly id: string;
  /** The rule's id. */
  readonly screening: string;
  readonly jobId: number | null;
  readonly askedBy: AskedBy;
  readonly commandId: string | null;
  readonly dryRun: boolean;
  readonly phase: RunPhase;
  /** Where phase `jobs` goes on: an account, and a page of its list. */
  readonly account: string | null;
  readonly page: number;
  /** Where phase `orders` goes on. */
  readonly afterOrder: string | null;
  readonly counts: RunCounts;
  readonly activeMs: number;
  /** Interruptions since it last got on. */
  readonly failures: number;
  /** Whoever works on it with an older number has lost it. */
  readonly fence: number;
}

/** Somebody else works on the run by now. */
export class RunLost extends Error {
  constructor(id: string) {
    super(`run ${id} was taken up by another process`);
    this.name = 'RunLost';
  }
}

const COLUMNS = `id, screening, job_id::float8 AS "jobId", asked_by AS "askedBy", command_id AS "commandId",
  dry_run AS "dryRun", phase, account, page, after_order AS "afterOrder", counts, active_ms::float8 AS "activeMs",
  failures, fence`;

export interface RunRequest {
  readonly id: string;
  readonly screening: string;
  readonly jobId: number | null;
  readonly askedBy: AskedBy;
  readonly commandId: string | null;
  readonly actor: string | null;
  readonly why: string | null;
  readonly dryRun: boolean;
}

/** Queues a run. @returns whether it was: `false` for one that is there already, or a rule's second scheduled one */
export async function queueRun(manager: EntityManager, request: RunRequest): Promise<boolean> {
  const rows = (await manager.query(
    `INSERT INTO reconcile_run (id, screening, job_id, asked_by, command_id, actor, why, dry_run)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
    [
      request.id,
      request.screening,
      request.jobId,
      request.askedBy,
      request.commandId,
      request.actor,
      request.why && scrubText(request.why),
      request.dryRun,
    ],
  )) as unknown[];
  return rows.length > 0;
}

const CLAIM = `
  UPDATE reconcile_run SET state = 'running', fence = fence + 1, started_at = coalesce(started_at, now()),
    lease_until = clock_timestamp() + make_interval(secs => $1::float8 / 1000)
  WHERE id = (
    SELECT id FROM reconcile_run r
    WHERE ($2::uuid IS NULL OR id = $2) AND (
      state = 'running' AND lease_until < clock_timestamp()
      OR state = 'queued' AND due_at <= clock_timestamp()
        AND NOT EXISTS (SELECT FROM reconcile_run o WHERE o.screening = r.screening AND o.state = 'running'))
    ORDER BY asked_by = 'schedule', queued_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${COLUMNS}`;

/**
 * Takes up the next run that is due, or one whose process died; people's before scheduled ones.
 *
 * @param only this one, if it may be taken up
 */
export async function claimRun(
  manager: EntityManager,
  leaseMs: number,
  only: string | null = null,
): Promise<Run | null> {
  try {
    const [rows] = (await manager.query(CLAIM, [leaseMs, only])) as [Run[], number];
    const [run] = rows;
    return run ? { ...run, counts: { ...NO_COUNTS, ...run.counts } } : null;
  } catch (error) {
    // Another process took up another run of the same rule at the same moment: its index says so.
    if ((error as { code?: unknown }).code === '23505') return null;
    throw error;
  }
}

/** @returns whether the run is still ours */
export async function renewRun(
  manager: EntityManager,
  { id, fence }: Pick<Run, 'id' | 'fence'>,
  leaseMs: number,
): Promise<boolean> {
  const [, count] = (await manager.query(
    `UPDATE reconcile_run SET lease_until = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
     WHERE id = $1 AND fence = $2 AND state = 'running'`,
    [id, fence, leaseMs],
  )) as [unknown[], number];
  return count > 0;
}

/** Where a run has come to; written with what it did. */
export type RunCursor = Pick<Run, 'phase' | 'account' | 'page' | 'afterOrder'>;

/** @throws RunLost if another process works on it */
export async function saveRun(
  manager: EntityManager,
  { id, fence }: Pick<Run, 'id' | 'fence'>,
  cursor: RunCursor,
  counts: RunCounts,
  activeMs: number,
): Promise<void> {
  const [, count] = (await manager.query(
    `UPDATE reconcile_run SET phase = $3, account = $4, page = $5, after_order = $6, counts = $7, active_ms = $8, failures = 0
     WHERE id = $1 AND fence = $2 AND state = 'running'`,
    [
      id,
      fence,
      cursor.phase,
      cursor.account,
      cursor.page,
      cursor.afterOrder,
      JSON.stringify(counts),
      Math.round(activeMs),
    ],
  )) as [unknown[], number];
  if (count === 0) throw new RunLost(id);
}

/** Gives a run back; it goes on after `delayMs`. */
export async function postponeRun(
  manager: EntityManager,
  { id, fence }: Pick<Run, 'id' | 'fence'>,
  { delayMs, failures, reason }: { delayMs: number; failures: number; reason: string | null },
): Promise<void> {
  await manager.query(
    `UPDATE reconcile_run SET state = 'queued', lease_until = NULL, failures = $3, reason = $4,
       due_at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
     WHERE id = $1 AND fence = $2 AND state = 'running'`,
    [id, fence, failures, reason, delayMs],
  );
}

/** @throws RunLost if another process works on it */
export async function endRun(
  manager: EntityManager,
  { id, fence }: Pick<Run, 'id' | 'fence'>,
  state: 'done' | 'failed',
  reason: string | null,
): Promise<void> {
  const [, count] = (await manager.query(
    `UPDATE reconcile_run SET state = $3, reason = $4, ended_at = clock_timestamp(), lease_until = NULL
     WHERE id = $1 AND fence = $2 AND state = 'running'`,
    [id, fence, state, reason],
  )) as [unknown[], number];
  if (count === 0) throw new RunLost(id);
  await manager.query(`DELETE FROM reconcile_job WHERE run_id = $1`, [id]);
  await manager.query(`DELETE FROM reconcile_missing WHERE run_id = $1`, [id]);
}
