import { type AppProcess, ahgoraMonth, type PontoWebReply, SimulatedDatasul } from '@ponte/testing';
import Table from 'cli-table3';
import { type BenchStack, withBenchStack } from '../bench-stack';
import { processUsage } from '../ingest/server/process-usage';
import { callsAlone } from './calls-alone';
import { HELP, type PayrollOptions, readOptions } from './options';
import { type PayrollServices, startServices } from './services';

export const description =
  'a month of results from the request to its reply, beside the time that the calls of Datasul alone take';

interface Run {
  readonly name: string;
  readonly ms: number;
  readonly calls: number;
  readonly cpu?: string;
}

/** Prints the figures; fails only if the reply or the payroll is not what was sent. */
export async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  await withBenchStack('payroll', options, async (stack) => {
    const datasul = await SimulatedDatasul.start({
      SANDBOX_DATASUL_ANSWER_MS: String(options.answerMs),
    });
    try {
      const runs = await stack.inDatabase((databaseUrl) =>
        measureAll(options, stack, databaseUrl, datasul),
      );
      print(options, runs);
    } finally {
      await datasul.app?.stop();
    }
  });
}

async function measureAll(
  options: PayrollOptions,
  stack: BenchStack,
  databaseUrl: string,
  datasul: SimulatedDatasul,
): Promise<Run[]> {
  const services = await startServices(options, stack, databaseUrl, datasul);
  try {
    await warmUp(services);
    const alone = await callsAlone(datasul, options);
    const before = (await datasul.calls()).length;
    const calls = Math.ceil(options.employees / options.itemsPerCall);
    const month = ahgoraMonth(options);
    const first = await send('request to reply, all posted', services, month, options);
    const after = (await datasul.calls()).length;
    const again = await send('the same again, from the ledger', services, month, options);
    const entries = options.employees * options.rubricas;
    const { totals } = await datasul.payroll({ competencia: '2026-02' });
    if (totals.repeats > 0) throw new Error(`${totals.repeats} entries were posted twice`);
    process.stderr.write(`${entries} entries answered twice, none posted twice\n`);
    return [
      { name: 'the calls alone, by a bare client', ms: alone, calls },
      { ...first, calls: after - before },
      { ...again, calls: 0 },
    ];
  } finally {
    await services.stop();
  }
}

/** What is compiled and connected once is no part of the measure. */
async function warmUp({ pontoWeb }: PayrollServices): Promise<void> {
  const { status, text } = await pontoWeb.send(
    ahgoraMonth({ employees: 100, rubricas: 2, first: 900_001 }),
  );
  if (status !== 200) throw new Error(`ingest answered ${status}: ${text.slice(0, 300)}`);
}

async function send(
  name: string,
  { ingest, bridge, pontoWeb }: PayrollServices,
  month: object,
  { employees, rubricas }: PayrollOptions,
): Promise<Run> {
  const used = (app: AppProcess): number => processUsage(app.pid).cpuUs / 1e6;
  const [ingestBefore, bridgeBefore] = [used(ingest), used(bridge)];
  const began = performance.now();
  const reply = await pontoWeb.send(month, 180_000);
  const ms = performance.now() - began;
  judge(reply, employees * rubricas);
  const cpu = `${(used(ingest) - ingestBefore).toFixed(1)} + ${(used(bridge) - bridgeBefore).toFixed(1)}`;
  return { name, ms, calls: 0, cpu };
}

function judge({ status, entries, text }: PontoWebReply, expected: number): void {
  const good = entries.filter((entry) => entry.status === 'S').length;
  if (status === 200 && good === expected) return;
  const other = entries.find((entry) => entry.status !== 'S');
  throw new Error(`${status}: ${good} of ${expected} S; ${other?.mensagem ?? text.slice(0, 300)}`);
}

function print(options: PayrollOptions, runs: readonly Run[]): void {
  const table = new Table({
    head: ['', 'ms', '× the calls alone', 'calls', 'entries/s', 'CPU s, ingest + bridge'],
  });
  const { employees, rubricas, answerMs, calls, itemsPerCall } = options;
  const floor = runs[0]?.ms ?? Number.NaN;
  for (const each of runs)
    table.push([
      each.name,
      each.ms.toFixed(0),
      (each.ms / floor).toFixed(2),
      each.calls,
      ((employees * rubricas) / (each.ms / 1_000)).toFixed(0),
      each.cpu ?? '',
    ]);
  process.stdout.write(
    `\n${employees} employees × ${rubricas} rubricas, ${answerMs} ms a call, ${calls} at once, ${itemsPerCall} employees each; ` +
      `goal: 1.3 × the calls alone\n${table.toString()}\n`,
  );
}
