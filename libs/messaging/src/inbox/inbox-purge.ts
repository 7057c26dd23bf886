import type { DataSource } from 'typeorm';

// The age is asked twice: a replay may have renewed the row since it was chosen.
const PURGE = `
  DELETE FROM inbox
  WHERE at < now() - make_interval(days => $1) AND ctid = ANY(ARRAY(
    SELECT ctid FROM inbox WHERE at < now() - make_interval(days => $1) ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED))`;

/** Deletes up to `limit` events that were handled more than `days` ago and returns how many. */
export async function purgeInbox(
  database: DataSource,
  days: number,
  limit: number,
): Promise<number> {
  const [, deleted] = (await database.query(PURGE, [days, limit])) as [unknown[], number];
  return deleted;
}
