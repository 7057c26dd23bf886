/** Heartbeats of a consumer while it is busy with a batch; ends with {@link Pacemaker.stop}. */
export interface Pacemaker {
  stop(): void;
}

/**
 * Sends heartbeats while a batch is being handled: kafkajs itself sends them only between batches, and a slice that
 * waits for the database would cost the membership.
 *
 * @param heartbeat kafkajs's; itself sends at most one per heartbeat interval
 * @param intervalMs how often it is called
 * @param onFailed told each failure; a rebalance shows as one
 */
export function startPacemaker(
  heartbeat: () => Promise<void>,
  intervalMs: number,
  onFailed: (error: unknown) => void,
): Pacemaker {
  const timer = setInterval(() => heartbeat().catch(onFailed), intervalMs);
  return { stop: () => clearInterval(timer) };
}
