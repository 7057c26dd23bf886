import { inheritedEnvironment, workspaceRoot } from '@ponte/testing';
import { spawn } from 'node:child_process';

/** How a command ended. */
export interface CommandEnd {
  ok: boolean;
  ms: number;
}

/**
 * Runs a Node program of node_modules in the workspace's root, its output passed on to standard error: standard output
 * is kept for the summary.
 *
 * @param program a module path, e.g. `nx/bin/nx.js`
 */
export async function runProgram(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<CommandEnd> {
  const startedAt = Date.now();
  const child = spawn(process.execPath, [require.resolve(program), ...args], {
    cwd: workspaceRoot,
    env: inheritedEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(process.stderr, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { ok: code === 0, ms: Date.now() - startedAt };
}
