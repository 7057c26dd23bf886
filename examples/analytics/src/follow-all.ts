import { setTimeout as sleep } from 'node:timers/promises';
import { planRead } from './kafka/plan-read.ts';
import { readAll, type ReadAllOptions } from './read-all.ts';

export interface FollowOptions extends Omit<ReadAllOptions, 'follow' | 'onKept'> {
  readonly everyMs: number;
  /** Draws what there is. */
  readonly show: () => Promise<void>;
}

/** How often topics and partitions that were not there before are looked for. */
const LOOK_EVERY_MS = 60_000;

/**
 * Reads to the ends, then on until the signal; shows what there is whenever something was kept, `everyMs` apart.
 * @throws what reading and showing throw: the process ends, and whoever keeps it running starts it again
 */
export async function followAll(following: FollowOptions): Promise<void> {
  const { signal, show, say, everyMs } = following;
  await readAll({ ...following, follow: false });
  if (signal.aborted) return;
  await show();
  say('Em dia; seguindo.');
  while (!signal.aborted) {
    const round = new AbortController();
    const either = AbortSignal.any([signal, round.signal]);
    let isStale = false;
    const reading = readAll({
      ...following,
      signal: either,
      follow: true,
      say: () => undefined,
      onKept: () => (isStale = true),
    }).finally(() => round.abort());
    const showing = repeat(everyMs, either, async () => {
      if (!isStale) return;
      isStale = false;
      await show();
    });
    const looking = lookForTopics(following, either);
    const parts = [reading, showing, looking].map((part) => part.finally(() => round.abort()));
    await Promise.all(parts);
  }
  await show();
}

/** Ends when there is another number of partitions than at first. */
async function lookForTopics(following: FollowOptions, signal: AbortSignal): Promise<void> {
  const { kafka, options } = following;
  const count = async (): Promise<number> => (await planRead(kafka, options)).extents.length;
  const atFirst = await count();
  const found = new AbortController();
  await repeat(LOOK_EVERY_MS, AbortSignal.any([signal, found.signal]), async () => {
    if ((await count()) !== atFirst) found.abort();
  });
}

async function repeat(
  everyMs: number,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await sleep(everyMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (!signal.aborted) await work();
  }
}
