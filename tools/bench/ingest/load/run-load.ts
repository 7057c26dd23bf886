import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { inheritedEnvironment, workspaceRoot } from '@ponte/testing';
import { pinned, type Cores } from '../server/cores';
import type { LoadLine, LoadPlan, LoadResult } from './load-plan';

/** Runs a load in a process of its own; `at` is called when the measured part begins and when it ends. */
export async function runLoad(
  plan: LoadPlan,
  cores: Cores | undefined,
  at: (moment: 'begin' | 'end') => void,
): Promise<LoadResult> {
  const [command = '', ...args] = pinned(cores?.load, [
    process.execPath,
    '-r',
    require.resolve('@swc-node/register'),
    path.join(__dirname, 'main.ts'),
    JSON.stringify(plan),
  ]);
  const child = spawn(command, args, {
    env: inheritedEnvironment({ SWC_NODE_PROJECT: path.join(workspaceRoot, 'tsconfig.json') }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as LoadLine;
    if ('result' in line) return line.result;
    at(line.at);
  }
  throw new Error('the load generator ended without a result');
}
