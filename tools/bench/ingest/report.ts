import Table from 'cli-table3';
import type { Measured } from './measure';

/** Every figure, then the ratios that the goals are about. */
export function report(all: readonly Measured[]): string {
  const figures = new Table({
    head: ['server', 'load', 'req/s', 'p50 ms', 'p99 ms', 'not 200', 'CPU µs/req', 'memory MiB'],
  });
  for (const one of all) {
    const { memory } = one;
    const trend = memory.trend ? `, ${memory.trend}` : '';
    figures.push([
      one.target.what,
      one.phase.name,
      rate(one).toFixed(0),
      one.p50Ms.toFixed(1),
      one.p99Ms.toFixed(1),
      one.failed,
      one.cpuUsPerRequest.toFixed(0),
      `${mib(memory.begin)} → ${mib(memory.end)}, most ${mib(memory.most)}${trend}`,
    ]);
  }
  return `${figures.toString()}\n\n${ratios(all)}`;
}

function ratios(all: readonly Measured[]): string {
  const find = (target: string, phase: string): Measured | undefined =>
    all.find((one) => one.target.name === target && one.phase.name.startsWith(phase));
  const table = new Table({ head: ['', '64 connections', '256 connections', 'goal'] });
  const row = (name: string, goal: string, figure: (phase: string) => string | undefined): void => {
    const cells = ['64', '256'].map((phase) => figure(phase) ?? '');
    if (cells.some(Boolean)) table.push([name, ...cells, goal]);
  };
  const ratio = (over: string, under: string) => (phase: string) => {
    const [above, below] = [find(over, phase), find(under, phase)];
    return above && below ? (rate(above) / rate(below)).toFixed(2) : undefined;
  };
  row('ingest / bare node:http', '≥ 0.70', ratio('ingest', 'plain-node'));
  row('ingest / stock Nest', '≥ 3 at 64', ratio('ingest', 'stock-nest'));
  row('2 workers / 1 worker', '≥ 1.6', ratio('ingest-x2', 'ingest'));
  row('ingest p99 ms', '< 100 at 64', (phase) => find('ingest', phase)?.p99Ms.toFixed(1));
  row('ingest memory', 'flat', (phase) => find('ingest', phase)?.memory.trend);
  row('ingest CPU µs/req', '≤ 200', (phase) => find('ingest', phase)?.cpuUsPerRequest.toFixed(0));
  return table.toString();
}

function rate({ answered, seconds }: Measured): number {
  return answered / seconds;
}

function mib(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
