import { gupyApplicationMoved } from '@ponte/contracts';
import Table from 'cli-table3';
import { type BenchStack, freshPrefix, withBenchStack } from '../bench-stack';
import type { Figures } from './figures';
import { putEvents } from './load';
import { HELP, readOptions, type HearOptions } from './options';
import { parseOnly } from './parse-only';
import { runService } from './service-run';

export const description =
  'events heard per second through contract, inbox and state, 90 % matching no rule, beside a consumer that only parses';

/** Prints the figures; asserts nothing. */
export async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  await withBenchStack('hear', options, async (stack) => {
    print(options, await measureAll(options, stack));
  });
}

async function measureAll(options: HearOptions, stack: BenchStack): Promise<Figures[]> {
  const { brokers, folder } = stack;
  const load = async (events: number): Promise<string> => {
    const prefix = freshPrefix();
    await putEvents(brokers, prefix + gupyApplicationMoved.topic, { ...options, events });
    return prefix;
  };
  const service = async (
    name: string,
    prefix: string,
    events: number,
    env: Record<string, string>,
  ) =>
    stack.inDatabase((databaseUrl) =>
      runService({
        ...{ name, brokers, prefix, databaseUrl, folder, events },
        env: { TOPIC_PARTITIONS: String(options.partitions), ...env },
      }),
    );
  const prefix = await load(options.events);
  const floor = await parseOnly(brokers, prefix + gupyApplicationMoved.topic, options.events);
  const whole = await service('candidate-screening, as delivered', prefix, options.events, {});
  const slow = await service(
    'the same, one event per transaction',
    await load(options.slowEvents),
    options.slowEvents,
    {
      SUBSCRIBE_SLICE_EVENTS: '1',
    },
  );
  return [floor, slow, whole];
}

function print({ matching, partitions }: HearOptions, runs: readonly Figures[]): void {
  const table = new Table({
    head: ['', 'events', 's', 'events/s', 'of the floor', 'CPU µs/event'],
  });
  const rate = ({ events, seconds }: Figures): number => events / seconds;
  const [floor] = runs;
  for (const figures of runs) {
    table.push([
      figures.name,
      figures.events,
      figures.seconds.toFixed(1),
      rate(figures).toFixed(0),
      floor ? `${((100 * rate(figures)) / rate(floor)).toFixed(1)} %` : '',
      figures.cpuUs?.toFixed(0) ?? '',
    ]);
  }
  process.stdout.write(
    `\n${matching} % of the events match a rule, ${partitions} partitions, one process; goal 5,000 events/s\n${table.toString()}\n`,
  );
}
