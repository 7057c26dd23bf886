import type { BroadcastReader, BroadcastRecord } from '@ponte/messaging';

const PAGE = 500;

/**
 * Reads a topic to where it ends now and hands its records over in pages, one page at a time, each partition in order.
 *
 * @throws what `take` throws; then nothing more is handed over
 */
export async function readPages(
  reader: BroadcastReader,
  topic: string,
  since: Date | undefined,
  take: (records: readonly BroadcastRecord[]) => Promise<void>,
): Promise<void> {
  let page: BroadcastRecord[] = [];
  let taken: Promise<void> = Promise.resolve();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Looked at below; a page that fails early must not end the process.
  failed.catch(() => undefined);
  const hand = (): Promise<void> => {
    const full = page;
    page = [];
    taken = taken.then(() => take(full));
    taken.catch(fail);
    return taken;
  };
  const handle = reader.start(
    topic,
    async (record) => {
      page.push(record);
      if (page.length >= PAGE) await hand();
    },
    since ?? 'beginning',
  );
  try {
    await Promise.race([handle.caughtUp, failed]);
    await hand();
  } finally {
    await handle.stop();
  }
}
