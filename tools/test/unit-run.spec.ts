import type { JestReport } from './jest-results';
import { unitCounts } from './unit-run';

const folders = new Map([
  ['a', '/w/libs/a'],
  ['a-inner', '/w/libs/a/inner'],
  ['empty', '/w/libs/empty'],
]);
const file = (name: string, ...statuses: string[]) => ({
  name,
  message: '',
  assertionResults: statuses.map((status) => ({ status, fullName: `${status} in ${name}` })),
});
const run = (
  testResults: JestReport['testResults'],
  changes: Partial<JestReport> = {},
): JestReport => ({
  numPassedTests: 0,
  numFailedTests: testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed').length,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  wasInterrupted: false,
  testResults,
  ...changes,
});

describe('one run of all unit tests', () => {
  it('is counted by project, of nested ones the inner', () => {
    const report = run([
      file('/w/libs/a/x.spec.ts', 'passed', 'failed', 'pending'),
      file('/w/libs/a/inner/y.spec.ts', 'passed', 'passed', 'todo'),
    ]);
    const counts = unitCounts(report, folders, false);
    expect(
      counts.map(({ suite, passed, failed, skipped }) => [suite, passed, failed, skipped]),
    ).toEqual([
      ['a', 1, 1, 1],
      ['a-inner', 2, 0, 1],
      ['empty', 0, 0, 0],
    ]);
  });

  it('does not lose tests that belong to no project', () => {
    const report = run([file('/w/libs/ab/x.spec.ts', 'passed')]);
    expect(() => unitCounts(report, folders, true)).toThrow('belongs to no project');
  });

  it('counts a file that could not be loaded against its project', () => {
    const broken = { ...file('/w/libs/a/x.spec.ts'), message: '● Test suite failed to run' };
    const report = run([broken], { numRuntimeErrorTestSuites: 1 });
    expect(unitCounts(report, folders, false)[0]).toMatchObject({ suite: 'a', failed: 1 });
    expect(unitCounts(report, folders, false)).toHaveLength(3);
  });

  it.each([
    ['was interrupted', run([file('/w/libs/a/x.spec.ts', 'passed')], { wasInterrupted: true })],
    ['failed without a failed test', run([file('/w/libs/a/x.spec.ts', 'passed')])],
    ['lost a file', run([], { numRuntimeErrorTestSuites: 1 })],
  ])('that %s counts as one failure more', (_what, report) => {
    expect(unitCounts(report, folders, false).at(-1)).toMatchObject({ suite: 'unit', failed: 1 });
  });
});
