type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];

/**
 * Runs `cleanup` after the last test of the present file, the latest registered first. Every helper of this library
 * that starts something registers its stop here, so a failing test leaves nothing behind.
 */
export function atTestEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/**
 * Runs what is registered, each even if another fails.
 *
 * @throws AggregateError of all failures
 */
export async function runCleanups(): Promise<void> {
  const failures: unknown[] = [];
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Clean-up after the tests failed');
}

// Outside Jest (global set-up, tools) there is no afterAll; there the caller stops what it started.
if (typeof afterAll === 'function') afterAll(runCleanups, 60_000);
