import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';

/** What one suite (a project's unit tests, the scenarios, lint, …) counted. */
export interface SuiteCount {
  suite: string;
  passed: number;
  failed: number;
  /** Tests that were skipped or left as "todo": neither passed nor failed, but shown. */
  skipped: number;
  /** One line per failure, to find it without scrolling. */
  failures: string[];
}

/** The parts of Jest's `--json` report that are counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  wasInterrupted: boolean;
  testResults: {
    name: string;
    message: string;
    /** `failed` also where a file broke outside its tests. */
    status?: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** The test files of a report in which something failed. */
export function failedFiles(report: JestReport): string[] {
  return report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** A report in which the files of a second run stand in the place of their first: the second outcome is what counts. */
export function withRerun(first: JestReport, second: JestReport): JestReport {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  const testResults = first.testResults.map((file) => again.get(file.name) ?? file);
  return {
    ...reportOf(testResults),
    numRuntimeErrorTestSuites: second.numRuntimeErrorTestSuites,
    wasInterrupted: first.wasInterrupted || second.wasInterrupted,
  };
}

/**
 * The reports of the projects of one run, each with the files below its folder. What befell the run as a whole (it was
 * interrupted) is in none of them.
 *
 * @param folders by name of the project, absolute
 * @throws Error if a file belongs to none of them: its tests would not be counted
 */
export function splitByProject(
  report: JestReport,
  folders: ReadonlyMap<string, string>,
): ReadonlyMap<string, JestReport> {
  const files = new Map<string, JestReport['testResults']>(
    [...folders.keys()].map((name) => [name, []]),
  );
  for (const file of report.testResults) {
    const [owner] = [...folders]
      .filter(([, folder]) => file.name.startsWith(folder + path.sep))
      // Of a folder in a folder, the inner one.
      .sort(([, a], [, b]) => b.length - a.length);
    if (!owner) throw new Error(`${file.name} belongs to no project with tests.`);
    files.get(owner[0])?.push(file);
  }
  return new Map([...files].map(([name, testResults]) => [name, reportOf(testResults)]));
}

/** A report of some files of a run. */
function reportOf(testResults: JestReport['testResults']): JestReport {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses: string[]): number =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped', 'disabled'),
    numTodoTests: count('todo'),
    numRuntimeErrorTestSuites: 0,
    wasInterrupted: false,
    testResults,
  };
}

/**
 * Counts a report of Jest. A test file that broke outside its tests (a syntax error, a failing import, a throwing
 * afterAll) may have no failed test in it and adds one failure; so does a run that was interrupted.
 */
export function countReport(suite: string, report: JestReport): SuiteCount {
  const crashed = report.testResults.filter(
    // Jest counts such files but marks them in their message only.
    ({ message }) => message.includes('Test suite failed to run'),
  );
  const crashes = Math.max(crashed.length, report.numRuntimeErrorTestSuites);
  const failures = [
    ...report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ),
    ...crashed.map(({ name }) => `${name} broke outside its tests`),
    ...(report.wasInterrupted ? ['the run was interrupted'] : []),
  ];
  return {
    suite,
    passed: report.numPassedTests,
    failed: report.numFailedTests + crashes + (report.wasInterrupted ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** Counts a report file. A missing or cut-off one means that the suite crashed, which is one failure. */
export async function readReport(suite: string, file: string): Promise<SuiteCount> {
  const crashed = (why: string): SuiteCount => ({
    suite,
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [`${suite}: ${why}`],
  });
  if (!existsSync(file)) return crashed(`no report at ${file}: the suite crashed before it ended`);
  try {
    return countReport(suite, JSON.parse(await readFile(file, 'utf8')) as JestReport);
  } catch (error) {
    return crashed(`the report ${file} cannot be read: ${String(error)}`);
  }
}
