import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { spawnApp } from '@ponte/testing';
import { Client } from 'pg';
import { type BenchStack, freshPrefix, withBenchStack } from '../bench-stack';
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
  await withBenchStack('reconcile', options, async (stack) => {
    const figures = await stack.inDatabase((databaseUrl) =>
      measureAll(options, stack, databaseUrl),
    );
    process.stdout.write(report(options, figures));
  });
}

async function measureAll(
  options: ReconcileOptions,
  { brokers, folder }: BenchStack,
  databaseUrl: string,
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
    KAFKA_PREFIX: freshPrefix(),
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
