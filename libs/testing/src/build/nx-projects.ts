import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { workspaceRoot } from '../stack/stack.config';
import { nxEnvironment } from './build-apps';

const run = promisify(execFile);

/** Names of the projects that have the target, as Nx knows them. */
export async function nxProjects(target: string): Promise<string[]> {
  const { stdout } = await run(
    process.execPath,
    [require.resolve('nx/bin/nx.js'), 'show', 'projects', '--with-target', target, '--json'],
    { cwd: workspaceRoot, env: nxEnvironment(), timeout: 60_000 },
  );
  return (JSON.parse(stdout) as string[]).sort();
}
