import Table from 'cli-table3';
import { memoryTrend } from '../ingest/memory-trend';
import { BenchGupy } from './gupy';
import type { RunFigures } from './measure-run';
import type { ReconcileOptions } from './options';

const MIB = 1_048_576;

/** The figures as a table, with what they are measured against. */
export function report(options: ReconcileOptions, runs: readonly RunFigures[]): string {
  const fewest = BenchGupy.fewest(options);
  const table = new Table({
    head: [
      ...['run', 's', 'calls', 'of fewest', '429', 'busiest minute', 'applications', 'opened'],
      ...['CPU s', 'MiB begin', 'middle', 'end', 'second half'],
    ],
  });
  for (const { name, seconds, calls, applications, opened, memory, cpuSeconds } of runs) {
    const at = (part: number): string =>
      ((memory[Math.floor((memory.length - 1) * part)] ?? 0) / MIB).toFixed(0);
    const used = `${calls.busiestMinute} (${((100 * calls.busiestMinute) / options.rate).toFixed(0)} %)`;
    table.push([
      ...[
        name,
        seconds.toFixed(1),
        calls.all,
        (calls.all / fewest).toFixed(3),
        calls.refused,
        used,
      ],
      ...[applications, opened, cpuSeconds.toFixed(1), at(0), at(0.5), at(1)],
      memoryTrend(memory) ?? 'too short to tell',
    ]);
  }
  const { jobs, applications, inStep, rate, share } = options;
  return (
    `\n${jobs} jobs × ${applications} applications, ${inStep} % in the step: ${fewest} calls at least. ` +
    `Gupy allows ${rate} calls a minute, the runs take at most ${(100 * share).toFixed(0)} % of it.\n${table.toString()}\n`
  );
}
