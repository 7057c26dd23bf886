import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { countReport, failedFiles, readReport, withRerun } from './jest-results';

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

describe('a file that is run once more', () => {
  const file = (name: string, status: string) => ({
    name,
    status,
    message: '',
    assertionResults: [{ status, fullName: `test of ${name}` }],
  });
  const first = {
    ...clean,
    numPassedTests: 1,
    numFailedTests: 2,
    testResults: [file('/a', 'passed'), file('/b', 'failed'), file('/c', 'failed')],
  };

  it('is one in which something failed', () => {
    expect(failedFiles(first)).toEqual(['/b', '/c']);
  });

  it('counts by its second outcome alone, whichever that is', () => {
    const merged = withRerun(first, {
      ...clean,
      testResults: [file('/b', 'passed'), file('/c', 'failed')],
    });
    expect(countReport('x', merged)).toMatchObject({
      passed: 2,
      failed: 1,
      failures: ['test of /c'],
    });
  });

  it('stays failed when it breaks outside its tests', () => {
    const broken = {
      name: '/b',
      status: 'failed',
      message: '● Test suite failed to run',
      assertionResults: [],
    };
    const again = {
      ...clean,
      numRuntimeErrorTestSuites: 1,
      testResults: [broken, file('/c', 'passed')],
    };
    expect(countReport('x', withRerun(first, again))).toMatchObject({ passed: 2, failed: 1 });
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
