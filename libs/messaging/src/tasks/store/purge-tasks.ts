import type { DataSource } from 'typeorm';

/** Rows deleted in one statement: short enough that nobody waits for it. */
const BATCH = 1_000;

/** Deletes tasks that ended more than `days` ago with their evidence, and lanes unused since. Returns how many tasks. */
export async function purgeTasks(database: DataSource, days: number): Promise<number> {
  let purged = 0;
  for (let deleted = BATCH; deleted === BATCH; purged += deleted) {
    const [row] = (await database.query(TASKS, [days, BATCH])) as [{ deleted: number }];
    deleted = row.deleted;
  }
  for (let deleted = BATCH; deleted === BATCH;) {
    const [row] = (await database.query(LANES, [BATCH])) as [{ deleted: number }];
    deleted = row.deleted;
  }
  return purged;
}

const TASKS = `
  WITH old AS (
    DELETE FROM task WHERE id = ANY (ARRAY(
      SELECT id FROM task WHERE ended_at < now() - $1 * interval '1 day' ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED))
    RETURNING id
  ), attempts AS (
    DELETE FROM task_attempt WHERE task_id IN (SELECT id FROM old)
  ), actions AS (
    DELETE FROM task_action WHERE task_id IN (SELECT id FROM old)
  )
  SELECT count(*)::int AS deleted FROM old`;

// An enqueue that comes between touches the row, and then its age no longer fits.
const LANES = `
  WITH unused AS (
    DELETE FROM task_lane WHERE lane = ANY (ARRAY(
      SELECT l.lane FROM task_lane l
      WHERE l.touched_at < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM task t WHERE t.lane = l.lane AND (t.head OR (t.state = 'ready' AND NOT t.head)))
      LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING 1
  )
  SELECT count(*)::int AS deleted FROM unused`;
