import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat, utimes } from 'node:fs/promises';
import * as path from 'node:path';
import { withLock } from '../process/lock-file';
import type { Progress } from '../stack/progress';
import { inheritedEnvironment, workspaceRoot } from '../stack/stack.config';
import { appNames } from './built-app';

/** Apps whose bundle is missing or older than a source file of theirs, of the libraries, or of the build itself. */
export async function staleApps(): Promise<string[]> {
  const shared = Math.max(
    await newestSource(path.join(workspaceRoot, 'libs')),
    await newestSource(path.join(workspaceRoot, 'tools/build')),
  );
  const stale: string[] = [];
  for (const app of appNames()) {
    const entry = path.join(workspaceRoot, 'dist/apps', app, 'main.js');
    const sources = Math.max(shared, await newestSource(path.join(workspaceRoot, 'apps', app)));
    if (!existsSync(entry) || (await stat(entry)).mtimeMs < sources) stale.push(app);
  }
  return stale;
}

/**
 * `nx run-many -t build`, one at a time in this checkout; what Nx has in its cache is not built again.
 *
 * @returns undefined, or the end of the output of a failed build
 */
export async function buildApps(options: { onProgress: Progress }): Promise<string | undefined> {
  return withLock(
    path.join(workspaceRoot, '.ponte/build.lock'),
    () =>
      new Promise<string | undefined>((resolve, reject) => {
        const nx = spawn(
          process.execPath,
          [require.resolve('nx/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=stream'],
          { cwd: workspaceRoot, env: nxEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
        );
        let output = '';
        const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-6_000));
        nx.stdout.on('data', keep);
        nx.stderr.on('data', keep);
        nx.once('error', reject);
        nx.once('close', (code) =>
          code === 0 ? touchBuilt().then(() => resolve(undefined), reject) : resolve(output.trim()),
        );
      }),
    { onWait: (pid) => options.onProgress(`Process ${pid} is building; waiting`) },
  );
}

/** Nx leaves alone, or restores with its old time, what its cache holds: mark it as judged against today's sources. */
async function touchBuilt(): Promise<void> {
  const now = new Date();
  for (const app of appNames()) {
    await utimes(path.join(workspaceRoot, 'dist/apps', app, 'main.js'), now, now);
  }
}

/** Nx without its daemon, its terminal interface and any cloud. */
export function nxEnvironment(): NodeJS.ProcessEnv {
  return inheritedEnvironment({ NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' });
}

/** Modification time of the newest source below a folder, in ms; tests and documents do not count. */
async function newestSource(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = files
    .filter((file) => file.isFile() && /(?<!\.spec)\.(ts|cts|js|cjs|json)$/.test(file.name))
    .map(async (file) => (await stat(path.join(file.parentPath, file.name))).mtimeMs);
  return Math.max(0, ...(await Promise.all(times)));
}
