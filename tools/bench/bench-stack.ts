import { randomBytes } from 'node:crypto';
import {
  buildApps,
  removeFolder,
  staleApps,
  startCluster,
  startPostgres,
  temporaryFolder,
} from '@ponte/testing';
import { Client } from 'pg';

/** Existing servers to be used instead of own ones. */
export interface BenchServers {
  readonly brokers: string | undefined;
  readonly databaseUrl: string | undefined;
}

/** What a benchmark of built apps runs on. */
export interface BenchStack {
  readonly brokers: string;
  /** For files of the benchmark; gone afterwards. */
  readonly folder: string;
  /** Runs `work` with a database of its own, which is dropped afterwards. */
  inDatabase<R>(work: (url: string) => Promise<R>): Promise<R>;
}

/** Builds what is stale, and runs `work` on one broker and one PostgreSQL, started for it unless there are some. */
export async function withBenchStack<R>(
  name: string,
  servers: BenchServers,
  work: (stack: BenchStack) => Promise<R>,
): Promise<R> {
  if ((await staleApps()).length > 0) {
    const failure = await buildApps({ onProgress: (line) => process.stderr.write(`${line}\n`) });
    if (failure) throw new Error(failure);
  }
  const cluster = servers.brokers ? undefined : await startCluster({ brokers: 1 });
  const server = servers.databaseUrl ? undefined : await startPostgres();
  const folder = await temporaryFolder(`bench-${name}`);
  const adminUrl = servers.databaseUrl ?? server?.adminUrl ?? '';
  try {
    return await work({
      brokers: servers.brokers ?? cluster?.brokers ?? '',
      folder,
      inDatabase: (inside) => inDatabase(adminUrl, name, inside),
    });
  } finally {
    await removeFolder(folder);
    await server?.stop();
    await cluster?.stop();
  }
}

/** Another prefix for every run, so that none finds what an earlier one has left. */
export function freshPrefix(): string {
  return `b${randomBytes(4).toString('hex')}-`;
}

async function inDatabase<R>(
  adminUrl: string,
  name: string,
  work: (url: string) => Promise<R>,
): Promise<R> {
  const database = `bench_${name}_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${database}`);
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.end();
  }
}
