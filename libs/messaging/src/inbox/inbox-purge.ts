import type { DataSource } from 'typeorm';

/** A dead letter is kept for 30 days and up to one more, and may then lie on the replay topic for 7. */
const DISCARDED_DAYS = 38;

// The age is asked twice: a replay may have renewed the row since it was chosen.
const OLD = `
  at < now() - make_interval(days => $1)
  AND (state <> 'discarded' OR at < now() - make_interval(days => ${DISCARDED_DAYS}))`;
const PURGE = `
  DELETE FROM inbox
  WHERE ${OLD} AND ctid = ANY(ARRAY(SELECT ctid FROM inbox WHERE ${OLD} ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED))`;

/** Deletes up to `limit` events that were handled more than `days` ago and returns how many; discarded ones are kept longer. */
export async function purgeInbox(
  database: DataSource,
  days: number,
  limit: number,
): Promise<number> {
  const [, deleted] = (await database.query(PURGE, [days, limit])) as [unknown[], number];
  return deleted;
}
