import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { gupyApplicationMoved } from '@ponte/contracts';
import { spawnApp, type AppProcess } from '@ponte/testing';
import { Client } from 'pg';
import { cpuSeconds, type Figures } from './figures';
import { PII_KEYS } from './load';
import { follow } from './progress';

export interface ServiceRun {
  readonly name: string;
  readonly brokers: string;
  /** The topic with the events lies under it. */
  readonly prefix: string;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly events: number;
  readonly env: Readonly<Record<string, string>>;
}

const CONFIG = `
gupy: { acme: { url: "http://127.0.0.1:9/gupy", token: { env: BENCH_TOKEN } } }
providers: [{ id: exam-platform, url: "http://127.0.0.1:9/exams", token: { env: BENCH_TOKEN } }]
screenings: [{ id: exames, step: { name: "Exames" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" } } }]
`;

/** Has the built service hear everything that lies on its topic, from a fresh database. */
export async function runService(run: ServiceRun): Promise<Figures> {
  const file = path.join(run.folder, 'screening.yml');
  await writeFile(file, CONFIG);
  const env = {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    CONFIG_FILE: file,
    KAFKA_BROKERS: run.brokers,
    KAFKA_PREFIX: run.prefix,
    DATABASE_URL: run.databaseUrl,
    PII_KEYS,
    BENCH_TOKEN: 'of-no-use-at-all',
    ...run.env,
  };
  await command(env, ['migrate']);
  await command(env, ['topics', 'apply']);
  await pauseCalls(run.databaseUrl);
  const app = await spawnApp({ app: 'candidate-screening', env });
  try {
    return await measure(run, app);
  } finally {
    await app.stop();
  }
}

async function measure(
  { name, brokers, prefix, events }: ServiceRun,
  app: AppProcess,
): Promise<Figures> {
  await app.ready(60_000);
  const before = cpuSeconds(app.pid);
  const topic = prefix + gupyApplicationMoved.topic;
  const [first, last] = await follow(brokers, `${prefix}candidate-screening`, topic, events);
  const after = cpuSeconds(app.pid);
  const cpuUs =
    before === undefined || after === undefined ? undefined : ((after - before) * 1e6) / events;
  // Counted from the first commit seen, so that joining the group is not part of it.
  const counted = last.heard - first.heard;
  return { name, events: counted, seconds: (last.at - first.at) / 1_000, cpuUs };
}

/** Orders are enqueued, as always, but not called: what is measured is hearing. */
async function pauseCalls(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO task_pause (party, kind, reason, probe_at) VALUES ('validation:exam-platform', '', 'bench', now() + interval '1 day')`,
  );
  await client.end();
}

async function command(env: Record<string, string>, args: string[]): Promise<void> {
  const app = await spawnApp({ app: 'candidate-screening', env, args });
  const { code } = await app.exited;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${app.logs.tail()}`);
}
