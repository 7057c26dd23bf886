import type { EntityManager } from 'typeorm';

export interface KnownStep {
  readonly id: number;
  readonly name: string | null;
}

/** A job's steps as they were read last, unless that is longer ago than `since`. */
export async function knownSteps(
  manager: EntityManager,
  source: string,
  jobId: number,
  since: Date,
): Promise<readonly KnownStep[] | null> {
  const [row] = (await manager.query(
    `SELECT steps FROM gupy_job_steps WHERE source = $1 AND job_id = $2 AND read_at >= $3`,
    [source, jobId, since],
  )) as { steps: KnownStep[] }[];
  return row?.steps ?? null;
}

export async function keepSteps(
  manager: EntityManager,
  source: string,
  jobId: number,
  steps: readonly KnownStep[],
  readAt: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO gupy_job_steps (source, job_id, steps, read_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source, job_id) DO UPDATE SET steps = excluded.steps, read_at = excluded.read_at`,
    [source, jobId, JSON.stringify(steps), readAt],
  );
}

/** Forgets steps that were read before a moment: of jobs that ended long ago. */
export async function forgetSteps(manager: EntityManager, before: Date): Promise<void> {
  await manager.query(`DELETE FROM gupy_job_steps WHERE read_at < $1`, [before]);
}
