import type { EntityManager } from 'typeorm';
import { NO_COUNTS, type RunCounts } from '../rules/run-counts';

/** A run as people see it. */
export interface RunSummary {
  readonly id: string;
  readonly screening: string;
  readonly jobId: number | null;
  readonly askedBy: string;
  readonly actor: string | null;
  readonly why: string | null;
  readonly dryRun: boolean;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly phase: string;
  readonly counts: RunCounts;
  readonly activeMs: number;
  readonly failures: number;
  readonly reason: string | null;
  readonly queuedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

const COLUMNS = `id, screening, job_id::float8 AS "jobId", asked_by AS "askedBy", actor, why, dry_run AS "dryRun", state, phase,
  counts, active_ms::float8 AS "activeMs", failures, reason, queued_at AS "queuedAt", started_at AS "startedAt",
  ended_at AS "endedAt"`;

const whole = (run: RunSummary): RunSummary => ({
  ...run,
  counts: { ...NO_COUNTS, ...run.counts },
});

/** One run; `null` if there is none (any more). */
export async function findRun(manager: EntityManager, id: string): Promise<RunSummary | null> {
  const [run] = (await manager.query(`SELECT ${COLUMNS} FROM reconcile_run WHERE id = $1`, [
    id,
  ])) as RunSummary[];
  return run ? whole(run) : null;
}

/** The newest runs, or the next older than run `after`. */
export async function listRuns(
  manager: EntityManager,
  { screening, after, limit }: { screening?: string; after?: string; limit: number },
): Promise<RunSummary[]> {
  const runs = (await manager.query(
    `SELECT ${COLUMNS} FROM reconcile_run
     WHERE ($1::text IS NULL OR screening = $1)
       AND ($2::uuid IS NULL OR (queued_at, id) < (SELECT queued_at, id FROM reconcile_run WHERE id = $2))
     ORDER BY queued_at DESC, id DESC LIMIT $3`,
    [screening ?? null, after ?? null, limit],
  )) as RunSummary[];
  return runs.map(whole);
}

/** A run that somebody asked for by command, and that nobody works on. */
export interface WaitingRun {
  readonly id: string;
  readonly commandId: string;
  readonly screening: string;
  readonly failures: number;
  readonly reason: string | null;
  /** Until it is due; 0 or less if only another run of the rule is before it. */
  readonly dueInMs: number;
}

/** Those that wait for longer than a moment. */
export function waitingRuns(manager: EntityManager): Promise<WaitingRun[]> {
  return manager.query(
    `SELECT id, command_id AS "commandId", screening, failures, reason,
       (extract(epoch FROM due_at - clock_timestamp()) * 1000)::float8 AS "dueInMs"
     FROM reconcile_run
     WHERE state = 'queued' AND command_id IS NOT NULL AND queued_at < clock_timestamp() - interval '10 s'
     ORDER BY queued_at LIMIT 100`,
  );
}

/** Whether any process works on a run just now. */
export async function isAnyRunning(manager: EntityManager): Promise<boolean> {
  const rows = (await manager.query(
    `SELECT 1 FROM reconcile_run WHERE state = 'running' AND lease_until > clock_timestamp() LIMIT 1`,
  )) as unknown[];
  return rows.length > 0;
}

/** When a rule's newest scheduled run was queued; `null` if there was none. */
export async function lastScheduled(
  manager: EntityManager,
  screening: string,
): Promise<Date | null> {
  const [row] = (await manager.query(
    `SELECT max(queued_at) AS at FROM reconcile_run WHERE screening = $1 AND asked_by = 'schedule'`,
    [screening],
  )) as { at: Date | null }[];
  return row?.at ?? null;
}

/** Deletes runs that ended before a moment, at most a thousand. */
export async function purgeRuns(manager: EntityManager, before: Date): Promise<void> {
  await manager.query(
    `DELETE FROM reconcile_run WHERE id = ANY (ARRAY(
       SELECT id FROM reconcile_run WHERE queued_at < $1 AND ended_at IS NOT NULL ORDER BY queued_at LIMIT 1000))`,
    [before],
  );
}
