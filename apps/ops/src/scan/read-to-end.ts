import type { BroadcastFrom, BroadcastReader, BroadcastRecord } from '@ponte/messaging';
import { EXIT } from '../program/exit-code';
import { Refusal } from '../program/refusal';

/** Kafka may be silent so long before a reading is given up. */
const STALLED_MS = 30_000;
/** A record's own time is its sender's; a topic's index goes by the publisher's clock, a little later. */
const CLOCKS_MS = 5 * 60_000;

/**
 * Reads a topic to where it ended at the beginning, record by record, holding no more than one fetch.
 *
 * @param take may be slow; the reading waits for it. What it throws ends the reading
 * @param since reads only what was written after it (and a little before)
 * @throws Refusal if Kafka falls silent
 */
export async function readToEnd(
  reader: BroadcastReader,
  topic: string,
  take: (record: BroadcastRecord) => void | Promise<void>,
  since?: Date,
): Promise<void> {
  let heard = Date.now();
  let over = false;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const from: BroadcastFrom = since ? new Date(since.getTime() - CLOCKS_MS) : 'beginning';
  const handle = reader.start(
    topic,
    async (record) => {
      if (over) return;
      heard = Date.now();
      try {
        await take(record);
      } catch (error) {
        over = true;
        fail(error);
      }
      heard = Date.now();
    },
    from,
  );
  const watch = setInterval(() => {
    if (Date.now() - heard < STALLED_MS) return;
    fail(
      new Refusal(
        `O Kafka não respondeu em ${STALLED_MS / 1_000} s: ${topic} não foi lido até o fim.`,
        EXIT.failed,
      ),
    );
  }, 1_000);
  try {
    await Promise.race([handle.caughtUp, failed]);
  } finally {
    over = true;
    clearInterval(watch);
    await handle.stop();
  }
}
