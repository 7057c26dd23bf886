import type { SuiteCount } from './jest-results';
import { renderSummary, total } from './summary';

const count = (suite: string, passed: number, failed: number): SuiteCount => ({
  suite,
  passed,
  failed,
  skipped: 0,
  failures: failed > 0 ? ['it breaks'] : [],
});

describe('the summary of npm test', () => {
  it('ends with exactly the totals', () => {
    const lines = renderSummary([count('lint', 0, 0), count('a', 12, 0), count('b', 30, 2)]).split(
      '\n',
    );
    expect(lines.at(-1)).toBe('42 passed, 2 failed');
  });

  it('names what failed', () => {
    expect(renderSummary([count('b', 30, 2)])).toContain('b: it breaks');
  });

  it('fails a run in which no test was executed', () => {
    expect(total([count('lint', 0, 0), count('unit', 0, 0)])).toEqual({ passed: 0, failed: 1 });
  });

  it('lets a failing lint fail a run whose tests all pass', () => {
    expect(total([count('lint', 0, 1), count('unit', 9, 0)])).toEqual({ passed: 9, failed: 1 });
  });
});
