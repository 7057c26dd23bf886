import type { EntityManager } from 'typeorm';

/** A job of a run, and how far it is read. */
export interface RunJob {
  readonly runId: string;
  readonly source: string;
  readonly jobId: number;
  readonly stage: 'list' | 'check';
  readonly page: number;
  /** The last application of the page before: lists come in the order of ids. */
  readonly afterId: number;
}

/** Adds jobs; those that are there already stay as they are. @returns how many are new */
export async function addJobs(
  manager: EntityManager,
  runId: string,
  source: string,
  jobIds: readonly number[],
): Promise<number> {
  const rows = (await manager.query(
    `INSERT INTO reconcile_job (run_id, source, job_id, stage)
     SELECT $1, $2, unnest($3::bigint[]), 'list' ON CONFLICT DO NOTHING RETURNING 1`,
    [runId, source, jobIds],
  )) as unknown[];
  return rows.length;
}

const AWAITED = `state IN ('requesting','waiting','parked') AND result_digest IS NULL AND left_at IS NULL`;

/**
 * Adds the jobs of awaited screenings that no list named (closed or no longer published), with everybody awaited there as
 * missing. @returns how many
 */
export async function addUnlistedJobs(
  manager: EntityManager,
  runId: string,
  screening: string,
  sources: readonly string[],
): Promise<number> {
  const rows = (await manager.query(
    `WITH awaited AS (
       SELECT source, job_id, application_id FROM screening s
       WHERE rule = $2 AND ${AWAITED} AND source = ANY ($3)
         AND NOT EXISTS (SELECT FROM reconcile_job j WHERE j.run_id = $1 AND j.source = s.source AND j.job_id = s.job_id)
     ), missing AS (
       INSERT INTO reconcile_missing (run_id, source, job_id, application_id)
       SELECT DISTINCT $1::uuid, source, job_id, application_id FROM awaited ON CONFLICT DO NOTHING
     )
     INSERT INTO reconcile_job (run_id, source, job_id, stage)
     SELECT DISTINCT $1::uuid, source, job_id, 'check' FROM awaited ON CONFLICT DO NOTHING RETURNING 1`,
    [runId, screening, sources],
  )) as unknown[];
  return rows.length;
}

/** The next job to be read; `null` when all are. */
export async function nextJob(manager: EntityManager, runId: string): Promise<RunJob | null> {
  const [job] = (await manager.query(
    `SELECT run_id AS "runId", source, job_id::float8 AS "jobId", stage, page, after_id::float8 AS "afterId"
     FROM reconcile_job WHERE run_id = $1 AND stage <> 'done' ORDER BY source, job_id LIMIT 1`,
    [runId],
  )) as RunJob[];
  return job ?? null;
}

/** Writes how far a job is read. */
export async function saveJob(
  manager: EntityManager,
  { runId, source, jobId }: RunJob,
  to: { readonly stage: RunJob['stage'] | 'done'; readonly page: number; readonly afterId: number },
): Promise<void> {
  await manager.query(
    `UPDATE reconcile_job SET stage = $4, page = $5, after_id = $6 WHERE run_id = $1 AND source = $2 AND job_id = $3`,
    [runId, source, jobId, to.stage, to.page, to.afterId],
  );
}

/**
 * Notes who is awaited within a stretch of a job's list, but does not stand in it.
 *
 * @param to the stretch's last application; `null` for the list's end
 */
export async function noteMissing(
  manager: EntityManager,
  { runId, source, jobId }: RunJob,
  screening: string,
  stretch: { readonly after: number; readonly to: number | null; readonly seen: readonly number[] },
): Promise<void> {
  await manager.query(
    `INSERT INTO reconcile_missing (run_id, source, job_id, application_id)
     SELECT DISTINCT $1::uuid, source, job_id, application_id FROM screening
     WHERE rule = $4 AND source = $2 AND job_id = $3 AND ${AWAITED} AND application_id > $5
       AND ($6::bigint IS NULL OR application_id <= $6) AND application_id <> ALL ($7::bigint[])
     ON CONFLICT DO NOTHING`,
    [runId, source, jobId, screening, stretch.after, stretch.to, stretch.seen],
  );
}

/** Some of those who are missing, in the order of their ids, and how many there are. */
export async function missingOf(
  manager: EntityManager,
  { runId, source, jobId }: RunJob,
  most: number,
): Promise<{ readonly ids: readonly number[]; readonly count: number }> {
  const rows = (await manager.query(
    `SELECT application_id::float8 AS id, count(*) OVER ()::int AS count FROM reconcile_missing
     WHERE run_id = $1 AND source = $2 AND job_id = $3 ORDER BY application_id LIMIT $4`,
    [runId, source, jobId, most],
  )) as { id: number; count: number }[];
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** Those of the ids that are missing. */
export async function missingAmong(
  manager: EntityManager,
  { runId, source, jobId }: RunJob,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = (await manager.query(
    `SELECT application_id::float8 AS id FROM reconcile_missing
     WHERE run_id = $1 AND source = $2 AND job_id = $3 AND application_id = ANY ($4::bigint[])`,
    [runId, source, jobId, ids],
  )) as { id: number }[];
  return new Set(rows.map(({ id }) => id));
}

/** They were found, or looked for in vain; without ids, all of the job. */
export async function dropMissing(
  manager: EntityManager,
  { runId, source, jobId }: RunJob,
  ids?: readonly number[],
): Promise<void> {
  await manager.query(
    `DELETE FROM reconcile_missing WHERE run_id = $1 AND source = $2 AND job_id = $3
       AND ($4::bigint[] IS NULL OR application_id = ANY ($4))`,
    [runId, source, jobId, ids ?? null],
  );
}
