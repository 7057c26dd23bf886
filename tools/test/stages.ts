import { workspaceRoot } from '@ponte/testing';
import * as path from 'node:path';
import { readReport, type SuiteCount } from './jest-results';
import { runProgram, type CommandEnd } from './run-command';
import { runScenarios } from './scenario-run';
import { runUnitTests } from './unit-run';

/** One part of `npm test`. */
export interface Stage {
  name: string;
  run(): Promise<SuiteCount[]>;
}

const results = path.join(workspaceRoot, 'dist/test-results');
const NX = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

/** A stage without tests of its own: fine it adds nothing, broken it adds a failure. */
function check(suite: string, { ok }: CommandEnd): SuiteCount[] {
  const failures = ok ? [] : ['see the output above'];
  return [{ suite, passed: 0, failed: ok ? 0 : 1, skipped: 0, failures }];
}

async function lint(): Promise<SuiteCount[]> {
  return check(
    'lint',
    await runProgram('nx/bin/nx.js', ['run-many', '-t', 'lint', '--outputStyle=static'], NX),
  );
}

async function typecheck(): Promise<SuiteCount[]> {
  return check(
    'types',
    await runProgram('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']),
  );
}

async function unit(): Promise<SuiteCount[]> {
  return runUnitTests(path.join(results, 'unit.json'));
}

async function scenarios(): Promise<SuiteCount[]> {
  const report = path.join(results, 'scenarios.json');
  const startedAt = Date.now();
  const ok = await runScenarios(report, (line) => void process.stderr.write(`${line}\n`));
  const count = await readReport('scenarios', report);
  // A run may fail without a failed test: an open handle, a lost worker.
  const end = { ok, ms: Date.now() - startedAt };
  return !ok && count.failed === 0 ? [count, ...check('scenario run', end)] : [count];
}

/** In the order in which they run: the quick ones first. */
export const stages: readonly Stage[] = [
  { name: 'lint', run: lint },
  { name: 'types', run: typecheck },
  { name: 'unit', run: unit },
  { name: 'scenarios', run: scenarios },
];
