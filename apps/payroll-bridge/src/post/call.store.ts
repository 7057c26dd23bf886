import type { EntityManager } from 'typeorm';

/** A call that is about to be made. */
export interface NewCall {
  readonly id: string;
  readonly profile: string;
  /** Of the body as it is sent: see `callHmac`. */
  readonly requestHmac: string;
  /** Sealed for `call`. */
  readonly requestBody: string;
  readonly items: number;
  readonly entryIds: readonly string[];
  /** The call of which this one is a part, after it was refused as a whole. */
  readonly partOf: string | null;
  readonly traceparent: string | null;
}

/** Records a call with its entries, in the transaction that sets them `sending`. */
export async function insertCall(manager: EntityManager, call: NewCall): Promise<void> {
  await manager.query(
    `INSERT INTO payroll_call (id, profile, started_at, request_hmac, request_body, items, entries, part_of, traceparent)
     VALUES ($1, $2, clock_timestamp(), $3, $4, $5, $6, $7, $8)`,
    [
      ...[call.id, call.profile, call.requestHmac, call.requestBody, call.items],
      ...[call.entryIds.length, call.partOf, call.traceparent],
    ],
  );
  await manager.query(
    `INSERT INTO payroll_call_entry (call_id, entry_id) SELECT $1, unnest($2::uuid[])`,
    [call.id, call.entryIds],
  );
}

/** How often the item of these entries made up a call alone that was refused whole. */
export async function countRefusedAlone(
  manager: EntityManager,
  entries: readonly { readonly id: string }[],
): Promise<number> {
  const [row] = (await manager.query(
    `SELECT count(*)::int AS n FROM payroll_call_entry e JOIN payroll_call c ON c.id = e.call_id
     WHERE e.entry_id = $1 AND c.items = 1 AND e.outcome = 'waits' AND c.status = 400`,
    [entries[0]?.id],
  )) as { n: number }[];
  return row?.n ?? 0;
}

/** How a call ended. */
export interface EndedCall {
  readonly id: string;
  readonly durationMs: number;
  readonly outcome: string;
  readonly status: number | null;
  /** Of what was received; null: nothing was. */
  readonly responseHmac: string | null;
  /** Sealed for `call`. */
  readonly responseBody: string | null;
  /** Entries of the reply that settled nothing, as JSON sealed for `call`. */
  readonly leftover: string | null;
}

/** What became of one entry in a call. */
export interface CallEntryEnd {
  readonly id: string;
  /** `waits`: surely not posted, to be sent again. */
  readonly outcome: 'accepted' | 'refused' | 'unknown' | 'waits';
  /** Whether an entry of the reply was found to be its own. */
  readonly matched: boolean;
}

/** Completes the record of a call. A later end replaces an earlier one: the reply may have come late. */
export async function finishCall(
  manager: EntityManager,
  call: EndedCall,
  entries: readonly CallEntryEnd[],
): Promise<void> {
  await manager.query(
    `UPDATE payroll_call SET finished_at = clock_timestamp(), duration_ms = $2, outcome = $3, status = $4,
       response_hmac = $5, response_body = $6, leftover = $7 WHERE id = $1`,
    [
      ...[call.id, Math.round(call.durationMs), call.outcome, call.status],
      ...[call.responseHmac, call.responseBody, call.leftover],
    ],
  );
  const alike = new Map<string, CallEntryEnd[]>();
  for (const entry of entries) {
    const key = `${entry.outcome} ${entry.matched}`;
    const group = alike.get(key);
    if (group) group.push(entry);
    else alike.set(key, [entry]);
  }
  for (const group of alike.values()) {
    await manager.query(
      `UPDATE payroll_call_entry SET outcome = $2, matched = $3 WHERE call_id = $1 AND entry_id = ANY ($4::uuid[])`,
      [call.id, group[0]?.outcome, group[0]?.matched, group.map(({ id }) => id)],
    );
  }
}

/** Of calls whose process ended while they were under way. */
export async function abandonCalls(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE payroll_call SET finished_at = clock_timestamp(), outcome = 'process-died'
     WHERE id = ANY ($1::uuid[]) AND finished_at IS NULL`,
    [ids],
  );
}
