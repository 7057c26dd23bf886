import type { EntityManager } from 'typeorm';

/** An order whose result should have come. */
export interface OverdueOrder {
  readonly id: string;
  readonly provider: string;
  readonly orderId: string | null;
}

const OVERDUE = `
  SELECT id, provider, order_id AS "orderId" FROM screening
  WHERE rule = $1 AND state IN ('waiting','parked') AND result_digest IS NULL
    AND (ordered_at < $2 OR ordered_at IS NULL AND reason LIKE 'order unknown:%' AND entered_at < $2)
    AND (order_read_at IS NULL OR order_read_at < $2)
    AND ($3::uuid IS NULL OR id > $3) AND ($4::bigint IS NULL OR job_id = $4)
  ORDER BY id LIMIT $5`;

/**
 * A rule's orders that were placed (or may have been) before a moment and have no result, nor were read since; in the
 * order of their ids, after `after`.
 */
export function overdueOrders(
  manager: EntityManager,
  of: {
    readonly screening: string;
    readonly before: Date;
    readonly after: string | null;
    readonly jobId: number | null;
  },
  most: number,
): Promise<OverdueOrder[]> {
  return manager.query(OVERDUE, [of.screening, of.before, of.after, of.jobId, most]);
}

/** Not asked for again until as long has passed as a result may take. */
export async function noteOrderRead(manager: EntityManager, id: string, at: Date): Promise<void> {
  await manager.query(`UPDATE screening SET order_read_at = $2 WHERE id = $1`, [id, at]);
}
