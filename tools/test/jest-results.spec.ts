import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { countReport, readReport } from './jest-results';

const clean = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  wasInterrupted: false,
  testResults: [],
};

describe('countReport', () => {
  it('takes passed, failed and skipped tests over', () => {
    const report = {
      ...clean,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        {
          name: '/a.spec.ts',
          message: '● wrong',
          assertionResults: [
            { status: 'passed', fullName: 'right' },
            { status: 'failed', fullName: 'wrong' },
          ],
        },
      ],
    };
    expect(countReport('x', report)).toEqual({
      suite: 'x',
      passed: 3,
      failed: 1,
      skipped: 3,
      failures: ['wrong'],
    });
  });

  it('counts a file that could not be loaded, though it holds no failed test', () => {
    const report = {
      ...clean,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        { name: '/b.spec.ts', message: '  ● Test suite failed to run\n\n', assertionResults: [] },
      ],
    };
    const count = countReport('x', report);
    expect(count).toMatchObject({ passed: 3, failed: 1 });
    expect(count.failures).toEqual(['/b.spec.ts broke outside its tests']);
  });

  it('counts an interrupted run as failed', () => {
    expect(countReport('x', { ...clean, wasInterrupted: true }).failed).toBe(1);
  });
});

describe('readReport', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'ponte-results-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('counts a missing report as a crash', async () => {
    expect(await readReport('x', path.join(folder, 'none.json'))).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  it('counts a cut-off report as a crash', async () => {
    const file = path.join(folder, 'half.json');
    await writeFile(file, '{"numPassedTests": 7, "numFai');
    expect(await readReport('x', file)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('reads a whole one', async () => {
    const file = path.join(folder, 'whole.json');
    await writeFile(file, JSON.stringify(clean));
    expect(await readReport('x', file)).toMatchObject({ passed: 3, failed: 0 });
  });
});
