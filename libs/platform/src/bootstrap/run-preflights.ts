import type { PonteLogger } from '../log/ponte-logger';
import type { Preflight } from './preflight';

/**
 * Checks everything that must hold before a start and returns every fault. With `mend`, a preflight that knows how
 * mends what it found and is checked again.
 */
export async function runPreflights(
  preflights: readonly Preflight[],
  mend: boolean,
  logger: PonteLogger,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const preflight of preflights) {
    let found = await preflight.check();
    if (found.length && mend && preflight.mend) {
      logger.info({ preflight: preflight.name, found }, 'mending (AUTO_MIGRATE=true)');
      await preflight.mend();
      found = await preflight.check();
    }
    faults.push(...found);
  }
  return faults;
}
