import { NestFactory } from '@nestjs/core';
import { messagingMigrations } from '@ponte/messaging';
import { Drain } from '@ponte/platform';
import { startPostgres } from '@ponte/testing';
import Table from 'cli-table3';
import { DataSource } from 'typeorm';
import { benchSettings, quietRunner, type DoBenchEnv } from './do.config';
import { measure, type Figures } from './figures';
import { runPlainQueue } from './plain-queue';
import { RunnerModule } from './runner.module';
import { seedLanes, seedPlain } from './seed';
import { untilSettled } from './until-settled';

export const description =
  'tasks claimed and settled per second: 100,000 in 10,000 lanes, none or a tenth blocked, beside a queue without lanes';

/** Prints the figures; asserts nothing. */
export async function run(): Promise<void> {
  const settings = benchSettings();
  const server = settings.databaseUrl ? undefined : await startPostgres();
  try {
    const adminUrl = settings.databaseUrl ?? server?.adminUrl ?? '';
    const plain = await inDatabase(adminUrl, 'bench_plain', (_, database) =>
      plainRun(database, settings),
    );
    const free = await inDatabase(adminUrl, 'bench_lanes', (url, database) =>
      lanesRun(url, database, settings, 0),
    );
    const blocked = await inDatabase(adminUrl, 'bench_blocked', (url, database) =>
      lanesRun(url, database, settings, settings.lanes / 10),
    );
    print(settings, [plain, free, blocked]);
  } finally {
    await server?.stop();
  }
}

async function plainRun(database: DataSource, { tasks, seconds }: DoBenchEnv): Promise<Figures> {
  await seedPlain(database, tasks);
  return measure('plain UPDATE … SKIP LOCKED, no lanes', () => runPlainQueue(database, seconds));
}

async function lanesRun(
  url: string,
  database: DataSource,
  { tasks, lanes, seconds }: DoBenchEnv,
  blocked: number,
): Promise<Figures> {
  await database.runMigrations();
  await seedLanes(database, tasks, lanes, blocked);
  quietRunner();
  const open = tasks - Math.floor(blocked) * (tasks / lanes);
  const application = await NestFactory.createApplicationContext(RunnerModule.of(url), {
    logger: false,
  });
  try {
    return await measure(blocked ? 'lanes, a tenth of them blocked' : 'lanes, none blocked', () =>
      untilSettled(database, open, seconds),
    );
  } finally {
    await application.get(Drain).run(10_000);
    await application.close();
  }
}

/** A fresh database with checkpoints and vacuum as they come: figures of a real server, not of an idle one. */
async function inDatabase<R>(
  adminUrl: string,
  name: string,
  work: (url: string, database: DataSource) => Promise<R>,
): Promise<R> {
  const admin = await new DataSource({ type: 'postgres', url: adminUrl }).initialize();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  const database = await new DataSource({
    type: 'postgres',
    url: url.href,
    poolSize: 4,
    migrations: messagingMigrations,
  }).initialize();
  try {
    return await work(url.href, database);
  } finally {
    await database.destroy();
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.destroy();
  }
}

function print({ tasks, lanes }: DoBenchEnv, runs: readonly Figures[]): void {
  const table = new Table({ head: ['', 'tasks', 's', 'tasks/s', 'of plain', 'CPU µs/task'] });
  const rate = (figures: Figures): number => figures.tasks / figures.seconds;
  const [plain] = runs;
  for (const figures of runs) {
    const ratio = plain ? `${((100 * rate(figures)) / rate(plain)).toFixed(0)} %` : '';
    table.push([
      figures.name,
      figures.tasks,
      figures.seconds.toFixed(1),
      rate(figures).toFixed(0),
      ratio,
      figures.cpuUs.toFixed(0),
    ]);
  }
  process.stdout.write(
    `\n${tasks} tasks waiting in ${lanes} lanes, 4 parties, one runner; goal 2,000 tasks/s with lanes\n${table.toString()}\n`,
  );
}
