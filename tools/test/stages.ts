import { nxProjects, workspaceRoot } from '@ponte/testing';
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { readReport, type SuiteCount } from './jest-results';
import { runProgram, type CommandEnd } from './run-command';
import { runScenarios } from './scenario-run';

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

/** Each project's test target writes its report; one that is missing afterwards is a crash. */
async function unit(): Promise<SuiteCount[]> {
  const projects = await nxProjects('test');
  const reports = projects.map((project) => path.join(results, `${project}.json`));
  await Promise.all(reports.map((report) => rm(report, { force: true })));
  // Not from Nx's cache: the summary counts tests that were executed.
  const end = await runProgram(
    'nx/bin/nx.js',
    ['run-many', '-t', 'test', '--skipNxCache', '--outputStyle=static'],
    NX,
  );
  const counts = await Promise.all(
    projects.map((project, index) => readReport(project, reports[index] ?? '')),
  );
  // A target may fail without a failed test: a set-up error after the last one, an open handle, a lost worker.
  if (!end.ok && counts.every(({ failed }) => failed === 0))
    return [...counts, ...check('unit', end)];
  return counts;
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
