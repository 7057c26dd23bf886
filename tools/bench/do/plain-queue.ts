import type { DataSource } from 'typeorm';

/** As many as the runner claims and settles at once. */
const BATCH = 100;
const WORKERS = 2;

/**
 * The floor: a queue in Postgres without lanes, classes, leases or evidence. Claims by UPDATE … SKIP LOCKED, settles by
 * UPDATE, in batches. Returns the tasks done within `seconds`.
 */
export async function runPlainQueue(database: DataSource, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      const [claimed] = (await database.query(CLAIM, [BATCH])) as [{ id: string }[], number];
      if (claimed.length === 0) return;
      await database.query(SETTLE, [claimed.map(({ id }) => id)]);
      done += claimed.length;
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return done;
}

const CLAIM = `
  UPDATE plain_task SET state = 'running', started_at = clock_timestamp()
  WHERE id = ANY (ARRAY(SELECT id FROM plain_task WHERE state = 'ready' AND due_at <= now() ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING id, payload`;

const SETTLE = `UPDATE plain_task SET state = 'done', ended_at = clock_timestamp() WHERE id = ANY ($1::bigint[])`;
