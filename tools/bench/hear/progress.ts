import { setTimeout as delay } from 'node:timers/promises';
import { stockKafka } from '@ponte/testing';

/** How far a group has come on a topic, by the offsets that it has committed. */
export interface Progress {
  readonly at: number;
  readonly heard: number;
}

/**
 * Follows a group until it has heard `events`.
 *
 * @returns the first moment at which something was heard, and the last
 * @throws Error if that takes longer than ten minutes
 */
export async function follow(
  brokers: string,
  groupId: string,
  topic: string,
  events: number,
): Promise<readonly [Progress, Progress]> {
  const admin = stockKafka(brokers).admin();
  await admin.connect();
  const until = performance.now() + 600_000;
  let first: Progress | undefined;
  try {
    for (;;) {
      const [of] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const heard = (of?.partitions ?? []).reduce(
        (sum, { offset }) => sum + Math.max(0, Number(offset)),
        0,
      );
      const now = { at: performance.now(), heard };
      if (heard > 0) first ??= now;
      if (first && heard >= events) return [first, now];
      if (now.at > until)
        throw new Error(`only ${heard} of ${events} events were heard in ten minutes`);
      await delay(50);
    }
  } finally {
    await admin.disconnect();
  }
}
