import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseOutage } from '@ponte/messaging';
import type { PonteLogger } from '@ponte/platform';

const FIRST_MS = 200;
const LONGEST_MS = 5_000;
/** Errors that are no outage, after which it is given up: a bug, which repeating will not mend. */
const MOST_FAULTS = 3;

/**
 * Repeats a transaction for as long as the database is away and this process lives: what Datasul said is known here and
 * nowhere else.
 *
 * @throws what the transaction threw for the third time without the database being away
 */
export async function untilWritten<R>(log: PonteLogger, write: () => Promise<R>): Promise<R> {
  for (let tries = 0, faults = 0; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isDatabaseOutage(error)) faults += 1;
      if (faults >= MOST_FAULTS) throw error;
      if (tries === 0 || faults > 0)
        log.warn({ err: error }, 'what came of a call could not be written, it is tried again');
      await delay(Math.min(LONGEST_MS, FIRST_MS * 2 ** tries));
    }
  }
}
