import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { guardFolder } from '../process/guardian';

/**
 * A new empty folder that others may walk through (PostgreSQL runs as another user where we are root). It is removed by
 * the caller, or by the guardian when this process ends.
 */
export async function temporaryFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `ponte-${purpose}-`));
  await chmod(folder, 0o755);
  guardFolder(folder);
  return folder;
}

/** Removes it with all it holds; a server that has just ended may still be closing files. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
