import type { DataSource } from 'typeorm';
import { inTransaction } from '../../unit/transaction-scope';
import { lockLanes } from './lock-lanes';
import { promoteHeads } from './promote-heads';

/** Lanes healed in one round; each in a transaction of its own. */
const MOST_LANES = 100;

/**
 * Gives a head to lanes that have open tasks and none, and returns them. There should be none: whoever enqueues or settles
 * keeps the head under the lane's lock.
 */
export async function sweepLanes(database: DataSource): Promise<readonly string[]> {
  const suspects = (await database.query(HEADLESS, [MOST_LANES])) as { lane: string }[];
  const healed: string[] = [];
  for (const { lane } of suspects) {
    const promoted = await inTransaction(database, async (manager) => {
      // Judged again under the lock: the suspicion may have been a transaction half seen.
      await lockLanes(manager, [lane], 'create');
      return promoteHeads(manager, [lane]);
    });
    // Only what has committed is healed.
    if (promoted > 0) healed.push(lane);
  }
  return healed;
}

const HEADLESS = `
  SELECT DISTINCT t.lane FROM task t
  WHERE t.state = 'ready' AND NOT t.head AND NOT EXISTS (SELECT FROM task h WHERE h.lane = t.lane AND h.head)
  LIMIT $1`;
