import type { EntityManager } from 'typeorm';

/** Protocols that one entry names; more are counted. */
const SHOWN = 5;

/** Who waits for an entry. */
export interface WaitingProtocols {
  /** Request ids, the oldest first, five at most. */
  readonly protocols: readonly string[];
  /** Rubricas of requests that wait in all. */
  readonly waiting: number;
}

/** The requests that wait for entries, by the entry's id. */
export async function waitingProtocols(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WaitingProtocols>> {
  const rows: { entry_id: string; protocols: string[]; waiting: number }[] = await manager.query(
    `SELECT l.entry_id, count(*)::int AS waiting,
       (array_agg(l.request_id::text ORDER BY r.received_at NULLS FIRST, l.request_id))[1:${SHOWN}] AS protocols
     FROM payroll_line l LEFT JOIN payroll_request r USING (request_id)
     WHERE l.entry_id = ANY ($1::uuid[]) AND l.state = 'waiting' GROUP BY l.entry_id`,
    [[...ids]],
  );
  return new Map(rows.map(({ entry_id: id, ...each }) => [id, each]));
}
