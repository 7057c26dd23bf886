import { nxProjects, workspaceRoot } from '@ponte/testing';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { countReport, type JestReport, splitByProject, type SuiteCount } from './jest-results';
import { runProgram } from './run-command';

/**
 * Runs the unit tests of all projects as one run of Jest, which costs two thirds of the CPU of a run for each:
 * its workers, and what they have compiled, are shared.
 *
 * @param report where Jest's report goes
 * @returns one count per project, and one more for what befell the run as a whole
 */
export async function runUnitTests(report: string): Promise<SuiteCount[]> {
  const folders = await testedProjects();
  await rm(report, { force: true });
  const end = await runProgram('jest/bin/jest', [
    ...['--projects', ...folders.values()],
    // One core fewer by default, which of two is half.
    ...['--maxWorkers=100%', '--json', `--outputFile=${report}`],
  ]);
  if (!existsSync(report)) return [whole([`no report at ${report}: the run crashed`], 1)];
  const told = JSON.parse(await readFile(report, 'utf8')) as JestReport;
  return unitCounts(told, folders, end.ok);
}

/**
 * Counts per project. A run may fail without a failed test: a set-up error after the last one, an open handle, a lost
 * worker, an interruption.
 */
export function unitCounts(
  report: JestReport,
  folders: ReadonlyMap<string, string>,
  ok: boolean,
): SuiteCount[] {
  const counts = [...splitByProject(report, folders)].map(([name, of]) => countReport(name, of));
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const missing = countReport('unit', report).failed - failed;
  if (missing > 0) return [...counts, whole(['the run did not end in order'], missing)];
  return ok || failed > 0 ? counts : [...counts, whole(['see the output above'], 1)];
}

function whole(failures: string[], failed: number): SuiteCount {
  return { suite: 'unit', passed: 0, failed, skipped: 0, failures };
}

/** Folders of the projects that Nx would test, by name. @throws Error if one is not found */
async function testedProjects(): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>();
  for (const top of ['apps', 'libs', 'tools', 'test']) {
    const below = path.join(workspaceRoot, top);
    for (const file of readdirSync(below, { recursive: true, encoding: 'utf8' })) {
      if (path.basename(file) !== 'project.json') continue;
      const { name } = JSON.parse(readFileSync(path.join(below, file), 'utf8')) as { name: string };
      folders.set(name, path.join(below, path.dirname(file)));
    }
  }
  return new Map(
    (await nxProjects('test')).map((name): [string, string] => {
      const folder = folders.get(name);
      if (!folder) throw new Error(`There is no project.json of "${name}", which has tests.`);
      return [name, folder];
    }),
  );
}
