import { randomBytes } from 'node:crypto';
import { gupyApplicationMoved } from '@ponte/contracts';
import {
  buildApps,
  removeFolder,
  staleApps,
  startCluster,
  startPostgres,
  temporaryFolder,
} from '@ponte/testing';
import Table from 'cli-table3';
import { Client } from 'pg';
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
  if ((await staleApps()).length > 0) {
    const failure = await buildApps({ onProgress: (line) => process.stderr.write(`${line}\n`) });
    if (failure) throw new Error(failure);
  }
  const cluster = options.brokers ? undefined : await startCluster({ brokers: 1 });
  const server = options.databaseUrl ? undefined : await startPostgres();
  const folder = await temporaryFolder('bench-hear');
  try {
    const brokers = options.brokers ?? cluster?.brokers ?? '';
    const adminUrl = options.databaseUrl ?? server?.adminUrl ?? '';
    print(options, await measureAll(options, { brokers, adminUrl, folder }));
  } finally {
    await removeFolder(folder);
    await server?.stop();
    await cluster?.stop();
  }
}

interface Servers {
  readonly brokers: string;
  readonly adminUrl: string;
  readonly folder: string;
}

async function measureAll(options: HearOptions, servers: Servers): Promise<Figures[]> {
  const { brokers, folder } = servers;
  const load = async (events: number): Promise<string> => {
    const prefix = `b${randomBytes(4).toString('hex')}-`;
    await putEvents(brokers, prefix + gupyApplicationMoved.topic, { ...options, events });
    return prefix;
  };
  const service = async (
    name: string,
    prefix: string,
    events: number,
    env: Record<string, string>,
  ) =>
    inDatabase(servers.adminUrl, (databaseUrl) =>
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

async function inDatabase<R>(adminUrl: string, work: (url: string) => Promise<R>): Promise<R> {
  const name = `bench_hear_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
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
