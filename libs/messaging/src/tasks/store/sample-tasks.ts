import type { DataSource } from 'typeorm';

/** Tasks of one kind and state that are not done. */
export interface OpenTasks {
  readonly kind: string;
  readonly state: string;
  readonly tasks: number;
  /** Seconds since the one that waits longest is due (heads), or held. */
  readonly oldest_seconds: number;
}

/** Counts what is open or held. Reads the partial indexes of open tasks, never those that are done. */
export async function sampleTasks(
  database: DataSource,
): Promise<{ open: OpenTasks[]; pausedParties: number; pausedEndpoints: number }> {
  const open = (await database.query(OPEN)) as OpenTasks[];
  const [paused] = (await database.query(PAUSED)) as [{ parties: number; endpoints: number }];
  return { open, pausedParties: paused.parties, pausedEndpoints: paused.endpoints };
}

const AGE = (column: string): string =>
  `greatest(0, coalesce(extract(epoch FROM now() - min(${column})), 0))::float8 AS oldest_seconds`;

const OPEN = `
  SELECT kind, state, count(*)::int AS tasks, ${AGE('due_at')} FROM task WHERE head AND state IN ('ready', 'waiting') GROUP BY kind, state
  UNION ALL
  SELECT kind, 'behind', count(*)::int, ${AGE('created_at')} FROM task WHERE state = 'ready' AND NOT head GROUP BY kind
  UNION ALL
  SELECT kind, state, count(*)::int, ${AGE('started_at')} FROM task WHERE state = 'running' GROUP BY kind, state
  UNION ALL
  SELECT kind, state, count(*)::int, ${AGE('held_since')} FROM task WHERE state IN ('parked', 'unknown') GROUP BY kind, state`;

const PAUSED = `
  SELECT count(*) FILTER (WHERE kind = '')::int AS parties, count(*) FILTER (WHERE kind <> '')::int AS endpoints FROM task_pause`;
