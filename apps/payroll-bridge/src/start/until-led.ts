import { setTimeout as delay } from 'node:timers/promises';

/** 100 ms, then twice as long each time: 6.3 s in all. */
const MOST_TRIES = 7;
const FIRST_MS = 100;

/**
 * Asks about a topic until its partitions have leaders, which of one that was just made takes a moment: kafkajs gives up at
 * once there ("This server is not the leader for that topic-partition"), though it says that asking again helps.
 *
 * @throws what `ask` throws for another reason, or for the seventh time
 */
export async function untilLed<R>(ask: () => Promise<R>, firstMs = FIRST_MS): Promise<R> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const mayHelp = error instanceof Error && 'retriable' in error && error.retriable === true;
      if (!mayHelp || tries >= MOST_TRIES) throw error;
      await delay(firstMs * 2 ** (tries - 1));
    }
  }
}
