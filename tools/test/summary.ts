import Table from 'cli-table3';
import type { SuiteCount } from './jest-results';

/** The totals of a whole run. */
export interface Totals {
  passed: number;
  failed: number;
}

/** Adds up. A run in which no test was executed proves nothing: that is one failure. */
export function total(counts: readonly SuiteCount[]): Totals {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}

/** A table of the suites, the failures by name, and as the very last line `N passed, N failed`. */
export function renderSummary(counts: readonly SuiteCount[]): string {
  const table = new Table({
    head: ['suite', 'passed', 'failed', 'skipped'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { suite, passed, failed, skipped } of counts) {
    table.push([suite, passed, failed, skipped]);
  }
  const failures = counts.flatMap((count) => count.failures.map((f) => `  ${count.suite}: ${f}`));
  const { passed, failed } = total(counts);
  return [
    table.toString(),
    ...(failures.length > 0 ? ['Failed:', ...failures] : []),
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}
