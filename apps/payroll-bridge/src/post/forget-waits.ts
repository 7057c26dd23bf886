import type { EntityManager } from 'typeorm';

/**
 * Leaves of entries that surely were not posted by a call no more than which call it was: while Datasul refuses calls for a
 * day, each try would write a history of two moves for every entry. The calls themselves stay, without what they would have
 * sent; of those that an entry waited after, it knows the last.
 *
 * @param entries that were `sending` in this call and are `received` again
 */
export async function forgetWaits(
  manager: EntityManager,
  callId: string,
  entries: readonly { readonly id: string }[],
): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ id }) => id);
  await manager.query(
    `DELETE FROM payroll_entry_history WHERE entry_id = ANY ($2::uuid[]) AND call_id = $1
       AND (to_state = 'sending' OR (from_state = 'sending' AND to_state = 'received'))`,
    [callId, ids],
  );
  await manager.query(
    `DELETE FROM payroll_call_entry e USING payroll_call c
     WHERE e.entry_id = ANY ($2::uuid[]) AND e.call_id <> $1 AND e.outcome = 'waits'
       AND c.id = e.call_id AND c.outcome <> 'refused-call' AND c.status IS DISTINCT FROM 400`,
    [callId, ids],
  );
  await manager.query(
    `UPDATE payroll_call SET request_body = NULL WHERE id = $1
       AND NOT EXISTS (SELECT FROM payroll_call_entry WHERE call_id = $1 AND outcome IS DISTINCT FROM 'waits')`,
    [callId],
  );
}
