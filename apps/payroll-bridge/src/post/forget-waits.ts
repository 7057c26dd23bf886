import type { EntityManager } from 'typeorm';

/** Of each entry so many calls stay on record that were sent and, by their status, posted nothing; and the last. */
const KEPT_SENT = 20;

/**
 * Leaves of entries that surely were not posted by a call no more than which call it was: while Datasul refuses calls for a
 * day, each try would write a history of two moves for every entry. The calls themselves stay, without what they would have
 * sent; of those that an entry waited after, it knows the last.
 *
 * @param entries that were `sending` in this call and are `received` again
 * @param wasSent nothing was posted because the profile says so of the status. If it is wrong, somebody was paid twice, and
 *   this is the proof of whom: the first of these calls stay with their entries, bodies and history
 */
export async function forgetWaits(
  manager: EntityManager,
  callId: string,
  entries: readonly { readonly id: string }[],
  wasSent = false,
): Promise<void> {
  const all = entries.map(({ id }) => id);
  const ids = wasSent && all.length > 0 ? await withEnough(manager, callId, all) : all;
  if (ids.length === 0) return;
  await manager.query(
    `DELETE FROM payroll_entry_history WHERE entry_id = ANY ($2::uuid[]) AND call_id = $1
       AND (to_state = 'sending' OR (from_state = 'sending' AND to_state = 'received'))`,
    [callId, ids],
  );
  if (wasSent) await manager.query(FORGET_SENT, [callId, ids, KEPT_SENT]);
  else await manager.query(FORGET_UNSENT, [callId, ids]);
  await manager.query(
    `UPDATE payroll_call SET request_body = NULL WHERE id = $1 AND NOT EXISTS (
       SELECT FROM payroll_call_entry WHERE call_id = $1 AND (outcome IS DISTINCT FROM 'waits' OR entry_id <> ALL ($2::uuid[])))`,
    [callId, ids],
  );
}

const FORGET_UNSENT = `
  DELETE FROM payroll_call_entry e USING payroll_call c
  WHERE e.entry_id = ANY ($2::uuid[]) AND e.call_id <> $1 AND e.outcome = 'waits'
    AND c.id = e.call_id AND c.outcome NOT IN ('refused-call', 'unprocessed') AND c.status IS DISTINCT FROM 400`;

/** Calls of entries that were sent, and posted nothing by their status, in their order. */
const SENT = `
  SELECT e.entry_id, e.call_id, row_number() OVER (PARTITION BY e.entry_id ORDER BY c.started_at, c.id) AS n
  FROM payroll_call_entry e JOIN payroll_call c ON c.id = e.call_id
  WHERE e.entry_id = ANY ($2::uuid[]) AND e.outcome = 'waits' AND c.outcome = 'unprocessed' AND c.status IS DISTINCT FROM 400`;

const FORGET_SENT = `
  DELETE FROM payroll_call_entry e USING (${SENT}) s
  WHERE s.n > $3 AND e.entry_id = s.entry_id AND e.call_id = s.call_id AND e.call_id <> $1`;

/** Those of the entries of which enough such calls are on record without this one. */
async function withEnough(
  manager: EntityManager,
  callId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT s.entry_id AS id FROM (${SENT}) s WHERE s.call_id = $1 AND s.n > $3`,
    [callId, ids, KEPT_SENT],
  );
  return rows.map(({ id }) => id);
}
