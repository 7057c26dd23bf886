import type { EntityManager } from 'typeorm';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { fromRow } from '../ledger/rows';

/**
 * How much longer than another time-out a call may be at work that nobody heard the end of. Datasul knows nothing of our
 * time-outs: what a proxy or the AppServer keeps in a queue is posted minutes later.
 */
const GRACE_MS = 5 * 60_000;
/** Of a profile that is not configured any more: the longest time-out that there is. */
const LONGEST_MS = 600_000;

/** Entries by their ids, as they are now and not locked, in the order of the ids. */
export async function findByIds(
  manager: EntityManager,
  ids: readonly string[],
): Promise<PayrollEntry[]> {
  const rows: Record<string, unknown>[] = await manager.query(
    `SELECT * FROM payroll_entry WHERE id = ANY ($1::uuid[]) ORDER BY id`,
    [[...ids]],
  );
  return rows.map((row) => fromRow<PayrollEntry>(row));
}

/**
 * Calls of entries that may still post: nobody heard what they did, and they were given up so lately that Datasul, or
 * something on the way there, may be at it. To say of their entries that they are not there would be too early.
 *
 * @param timeoutMs of a profile, undefined if it is not known
 * @returns ids of calls
 */
export async function stillAtWork(
  manager: EntityManager,
  entries: readonly PayrollEntry[],
  timeoutMs: (profile: string) => number | undefined,
): Promise<ReadonlySet<string>> {
  const calls = new Map(
    entries.flatMap(({ callId, profile }) => (callId === null ? [] : [[callId, profile]])),
  );
  const rows: { id: string }[] = await manager.query(
    `SELECT c.id FROM payroll_call c
     JOIN unnest($1::uuid[], $2::bigint[]) AS n (id, ms) ON n.id = c.id
     WHERE (c.finished_at IS NULL OR c.outcome IN ('process-died', 'unknown'))
       AND coalesce(c.finished_at, c.started_at) > clock_timestamp() - n.ms * interval '1 millisecond'`,
    [
      [...calls.keys()],
      [...calls.values()].map((profile) => (timeoutMs(profile) ?? LONGEST_MS) + GRACE_MS),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}
