import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { failedFiles, type JestReport, withRerun } from './jest-results';
import { runProgram, type CommandEnd } from './run-command';

/** More files than this do not fail because a machine is busy: something is broken, and a second run would only delay. */
const MOST_REPEATED = 10;

/** Runs scenario files, all of them if none is named, and leaves Jest's report. */
async function run(report: string, files: readonly string[]): Promise<CommandEnd> {
  await rm(report, { force: true });
  return runProgram('jest/bin/jest', [
    ...['-c', 'test/jest.config.js', '--json', `--outputFile=${report}`],
    ...(files.length > 0 ? ['--runInBand', '--runTestsByPath', ...files] : []),
  ]);
}

/**
 * Runs all scenarios. They kill brokers and processes and judge by time limits, and CI's machines are shared: a file that
 * fails beside others is run once more, alone. What fails then has failed; what passes is named, so that nobody has to
 * wonder whether a test is unsteady.
 *
 * @returns whether the run ended in order; the counts stand in the report
 */
export async function runScenarios(report: string, say: (line: string) => void): Promise<boolean> {
  const first = await run(report, []);
  if (first.ok || !existsSync(report)) return first.ok;
  const told = JSON.parse(await readFile(report, 'utf8')) as JestReport;
  const files = failedFiles(told);
  if (files.length === 0 || files.length > MOST_REPEATED || told.wasInterrupted) return false;

  say(
    `\nFailed beside others, now once more alone:\n${files.map((file) => `  ${file}`).join('\n')}`,
  );
  const again = `${report}.again`;
  const second = await run(again, files);
  if (!existsSync(again)) return false;
  const merged = withRerun(told, JSON.parse(await readFile(again, 'utf8')) as JestReport);
  await writeFile(report, JSON.stringify(merged));
  const steady = files.filter((file) => !failedFiles(merged).includes(file));
  if (steady.length > 0) say(`Passed alone, unsteady beside others:\n${steady.join('\n')}`);
  return second.ok;
}
