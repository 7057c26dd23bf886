import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isRunning, type ProcessRecord } from './process-record';

/**
 * Runs `work` while holding a lock between processes. The lock of a process that has died is taken over.
 *
 * @param onWait told once, with the holder's pid, if somebody else holds it
 * @throws Error if the lock is not free within `timeoutMs` (default 15 minutes: the longest holder fetches jars)
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: { timeoutMs?: number; onWait?: (holderPid: number) => void } = {},
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? 15 * 60_000;
  const deadline = Date.now() + timeoutMs;
  await mkdir(path.dirname(file), { recursive: true });
  let told = false;
  while (!(await tryTake(file))) {
    const holder = await holderOf(file);
    if (holder && !isRunning(holder)) {
      await removeDead(file);
      continue;
    }
    if (holder && !told) options.onWait?.(holder.pid);
    told = told || holder !== undefined;
    if (Date.now() > deadline) {
      throw new Error(`${file} is still held by process ${holder?.pid} after ${timeoutMs} ms.`);
    }
    await delay(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** link(2) fails if the target exists, so that the lock appears at once with its content, for one of many. */
async function tryTake(file: string): Promise<boolean> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, JSON.stringify(identify(process.pid)));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function holderOf(file: string): Promise<ProcessRecord | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two may see the same dead holder: what was moved aside is looked at again, and put back if it is a living one. */
async function removeDead(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    const moved = await holderOf(aside);
    if (moved && isRunning(moved)) await link(aside, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
