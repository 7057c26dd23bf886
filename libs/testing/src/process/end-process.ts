import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, type ProcessRecord } from './process-record';

/**
 * Sends a signal to exactly the recorded process.
 *
 * @returns false if that process has ended meanwhile (a recycled pid is never signalled).
 */
export function signalProcess(record: ProcessRecord, signal: NodeJS.Signals): boolean {
  if (!isRunning(record)) return false;
  try {
    process.kill(record.pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** @throws Error if the process still runs after `timeoutMs`. */
export async function waitForEnd(record: ProcessRecord, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(record)) {
    if (Date.now() > deadline) {
      throw new Error(`Process ${record.pid} did not end within ${timeoutMs} ms.`);
    }
    await delay(20);
  }
}

/**
 * Ends a process: the polite signal first, SIGKILL when it has not ended after `graceMs`. A stopped (SIGSTOP) process
 * is continued, or the polite signal would wait for ever.
 */
export async function endProcess(
  record: ProcessRecord,
  options: { signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
  if (!signalProcess(record, options.signal ?? 'SIGTERM')) return;
  signalProcess(record, 'SIGCONT');
  try {
    await waitForEnd(record, options.graceMs ?? 10_000);
  } catch (notEnded) {
    if (!(notEnded instanceof Error)) throw notEnded;
    signalProcess(record, 'SIGKILL');
    await waitForEnd(record, 5_000);
  }
}
