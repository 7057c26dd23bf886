import { type PeopleLists, SimulatedFeedz, SimulatedPeople } from '@ponte/testing';
import Table from 'cli-table3';
import { type BenchStack, withBenchStack } from '../bench-stack';
import { memoryTrend } from '../ingest/memory-trend';
import { measureRun, type MeasuredRun } from './measure-run';
import { HELP, type PeopleOptions, readOptions } from './options';
import { readAlone } from './read-alone';
import { startPeopleSync } from './services';

export const description =
  "everybody from Datasul into Feedz, then a day's changes: calls beside the fewest possible, time, memory";

/** Long before the overlap of an incremental reading. */
const LONG_AGO = '2025-01-02';
const LOT = 100;

/** What a run cannot do without. */
interface Fewest {
  readonly pages: number;
  readonly lots: number;
}

/** Prints the figures; fails only if a run does not finish or somebody is not at Feedz afterwards. */
export async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  await withBenchStack('people', options, async (stack) => {
    const people = await SimulatedPeople.start({
      SANDBOX_FEEDZ_PROCESS_MS: String(options.processMs),
      SANDBOX_CALLS_KEPT: '200000',
    });
    try {
      await stack.inDatabase((url) => measureAll(options, stack, url, people));
    } finally {
      await people.app?.stop();
    }
  });
}

async function measureAll(
  options: PeopleOptions,
  stack: BenchStack,
  databaseUrl: string,
  people: SimulatedPeople,
): Promise<void> {
  const feedz = new SimulatedFeedz(people.origin);
  await people.populate({ persons: options.persons, seed: 7, dateModified: LONG_AGO });
  const services = await startPeopleSync(options, stack, databaseUrl, people, feedz);
  try {
    const alone = await readAlone(people, options.pageSize);
    const everybody = await people.population();
    const first = await measureRun(
      'first, everything',
      ['--full'],
      services,
      databaseUrl,
      people,
      feedz,
    );
    const { length: arrived } = await feedz.persons();
    if (arrived !== options.persons)
      throw new Error(`${arrived} of ${options.persons} persons are at Feedz`);
    const changed = await people.letADayPass({ percent: options.changed, seed: 11 });
    const codes = new Set(Object.values(changed).flat());
    const day = await measureRun(
      `a day, ${codes.size} persons changed`,
      [],
      services,
      databaseUrl,
      people,
      feedz,
    );
    print(options, alone, [
      [first, fewestOf(everybody, options, everybody.persons.length, boundOf(everybody))],
      [day, fewestOf(everybody, options, codes.size, codes.size, true)],
    ]);
  } finally {
    await services.app.stop();
  }
}

/** Persons who have a leader. */
function boundOf({ employees }: PeopleLists): number {
  return new Set(
    employees
      .filter(({ managerPersonCode }) => managerPersonCode)
      .map(({ personCode }) => personCode),
  ).size;
}

/** Pages of every list, each asked for once, and lots that are full; of a day the lists that are read whole, and the changes. */
function fewestOf(
  lists: PeopleLists,
  { pageSize }: PeopleOptions,
  persons: number,
  bound: number,
  isDay = false,
): Fewest {
  const { situations, units, departments, jobs } = lists;
  const read = [situations, units, departments, jobs].map(({ length }) => length);
  const changing = isDay ? [persons, persons] : [lists.persons.length, lists.employees.length];
  const pages = [...read, ...changing].reduce(
    (sum, count) => sum + Math.max(1, Math.ceil(count / pageSize)),
    0,
  );
  const structure = isDay ? [] : [units, departments, jobs].map(({ length }) => length);
  const lots = [...structure, persons, bound].reduce(
    (sum, count) => sum + Math.ceil(count / LOT),
    0,
  );
  return { pages, lots };
}

function print(
  { persons, processMs, pageSize }: PeopleOptions,
  alone: number,
  runs: readonly (readonly [MeasuredRun, Fewest])[],
): void {
  const table = new Table({
    head: [
      '',
      's',
      'pages (fewest)',
      'lots (fewest)',
      'polls per lot',
      'CPU s',
      'memory MiB: first, most, last',
      'trend',
    ],
  });
  for (const [{ name, ms, pages, lots, polls, cpuSeconds, memory }, fewest] of runs) {
    const mib = (bytes = Number.NaN): string => (bytes / 2 ** 20).toFixed(0);
    table.push([
      name,
      (ms / 1_000).toFixed(1),
      `${pages} (${fewest.pages})`,
      `${lots} (${fewest.lots})`,
      (polls / Math.max(1, lots)).toFixed(2),
      cpuSeconds.toFixed(1),
      `${mib(memory[0])}, ${mib(Math.max(...memory))}, ${mib(memory.at(-1))}`,
      memoryTrend(memory) ?? 'too short',
    ]);
  }
  process.stdout.write(
    `\n${persons} persons, pages of ${pageSize}, ${processMs} ms from a lot to the end of its process; ` +
      `all pages alone by a bare client: ${(alone / 1_000).toFixed(1)} s\n${table.toString()}\n`,
  );
}
