import type { SuiteCount } from './jest-results';
import { stages } from './stages';
import { renderSummary, total } from './summary';

const HELP = `Usage: npm test

Runs lint, types, unit tests and scenario tests (real Kafka and PostgreSQL, started by the tests themselves), all of
them even if one fails. The last line is "N passed, N failed"; a failing lint, type check or crashed suite counts as one
failed each, and so does a run without any test.

Exit codes: 0 nothing failed, 1 something failed, 2 wrong usage.
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined) {
    const asked = argument === '--help' || argument === '-h';
    (asked ? process.stdout : process.stderr).write(HELP);
    process.exitCode = asked ? 0 : 2;
    return;
  }
  const counts: SuiteCount[] = [];
  for (const [index, stage] of stages.entries()) {
    say(`\n[${index + 1}/${stages.length}] ${stage.name} …`);
    const startedAt = Date.now();
    const of = await runStage(stage.name, stage.run);
    counts.push(...of);
    const { passed, failed } = add(of);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(
      `[${index + 1}/${stages.length}] ${stage.name}: ${failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s (${passed} passed, ${failed} failed)`,
    );
  }
  process.stdout.write(`${renderSummary(counts)}\n`);
  process.exitCode = total(counts).failed === 0 ? 0 : 1;
}

/** A stage that cannot even be run counts as failed; the next ones run all the same. */
async function runStage(name: string, run: () => Promise<SuiteCount[]>): Promise<SuiteCount[]> {
  try {
    return await run();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [{ suite: name, passed: 0, failed: 1, skipped: 0, failures: [String(error)] }];
  }
}

function add(counts: readonly SuiteCount[]): { passed: number; failed: number } {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

void main();
