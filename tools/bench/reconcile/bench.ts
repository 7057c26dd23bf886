import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import {
  buildApps,
  removeFolder,
  spawnApp,
  staleApps,
  startCluster,
  startPostgres,
  temporaryFolder,
} from '@ponte/testing';
import { Client } from 'pg';
import { PII_KEYS } from '../hear/load';
import { BenchGupy, TOKENS } from './gupy';
import { measureRun, type RunFigures } from './measure-run';
import { HELP, readOptions, type ReconcileOptions } from './options';
import { report } from './report';

export const description =
  'a run over 200 jobs of 500 applications: calls against the fewest possible, budget used, memory';

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
  const folder = await temporaryFolder('bench-reconcile');
  try {
    const brokers = options.brokers ?? cluster?.brokers ?? '';
    const adminUrl = options.databaseUrl ?? server?.adminUrl ?? '';
    await inDatabase(adminUrl, async (databaseUrl) => {
      process.stdout.write(
        report(options, await measureAll(options, brokers, databaseUrl, folder)),
      );
    });
  } finally {
    await removeFolder(folder);
    await server?.stop();
    await cluster?.stop();
  }
}

async function measureAll(
  options: ReconcileOptions,
  brokers: string,
  databaseUrl: string,
  folder: string,
): Promise<RunFigures[]> {
  const sandbox = await spawnApp({
    app: 'sandbox',
    env: {
      HOST: '127.0.0.1',
      SANDBOX_GUPY_TOKEN: TOKENS.gupy,
      SANDBOX_EXAM_TOKEN: TOKENS.exams,
    },
  });
  await sandbox.ready();
  const gupy = new BenchGupy(sandbox.url);
  await gupy.fill(options);
  const file = path.join(folder, 'screening.yml');
  await writeFile(file, config(sandbox.url, options));
  const env = {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    AUTO_MIGRATE: 'true',
    TOPIC_PARTITIONS: '3',
    CONFIG_FILE: file,
    KAFKA_BROKERS: brokers,
    KAFKA_PREFIX: `b${randomBytes(4).toString('hex')}-`,
    DATABASE_URL: databaseUrl,
    PII_KEYS,
    GUPY_API_TOKEN: TOKENS.gupy,
    EXAM_API_TOKEN: TOKENS.exams,
  };
  const service = await spawnApp({ app: 'candidate-screening', env });
  try {
    await service.ready(60_000);
    await pauseOrders(databaseUrl);
    const figures: RunFigures[] = [];
    for (const name of ['first: everybody is new', 'second: all are known'])
      figures.push(await measureRun(name, service, gupy, env));
    return figures;
  } finally {
    await service.stop();
    await sandbox.stop();
  }
}

function config(sandboxUrl: string, { rate, share }: ReconcileOptions): string {
  return `
gupy: { acme: { url: "${sandboxUrl}/gupy/api/v1", token: { env: GUPY_API_TOKEN }, ratePerMinute: ${rate} } }
providers: [{ id: exam-platform, url: "${sandboxUrl}/exams", token: { env: EXAM_API_TOKEN } }]
screenings: [{ id: exames, step: { name: "Exames" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" } } }]
reconcile: { enabled: false, share: ${share} }
`;
}

/** Orders are enqueued, as always, but not placed: what is measured is the run. */
async function pauseOrders(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO task_pause (party, kind, reason, probe_at) VALUES ('validation:exam-platform', '', 'bench', now() + interval '1 day')`,
  );
  await client.end();
}

async function inDatabase(adminUrl: string, work: (url: string) => Promise<void>): Promise<void> {
  const name = `bench_reconcile_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}
