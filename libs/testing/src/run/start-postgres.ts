import { randomBytes } from 'node:crypto';
import { signalProcess } from '../process/end-process';
import { freePort } from '../process/free-port';
import { guardProcess, releaseProcess } from '../process/guardian';
import { childrenOf } from '../process/children-of';
import { isRunning, type ProcessRecord } from '../process/process-record';
import { createDatabase } from '../stack/databases';
import { postgresUrl, startPostgresServer, stopPostgresServer } from '../stack/postgres-server';
import { atTestEnd } from './at-test-end';
import { removeFolder, temporaryFolder } from './temporary-folder';

/** A PostgreSQL server of one's own, which may go away and come back on the same port. */
export interface PostgresServer {
  /** URL of the database `postgres`, as its superuser. */
  readonly adminUrl: string;
  readonly port: number;
  /** Creates a fresh database. @returns its URL */
  databaseUrl(name: string): Promise<string>;
  /** Cuts all sessions and goes away, as after a crash; what was committed is there after `start()`. */
  crash(): Promise<void>;
  /** Ends in order: sessions are told 57P01. */
  stop(): Promise<void>;
  /** Starts again on the same port and data. */
  start(): Promise<void>;
  /** SIGSTOP of the server and every session: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
}

/** Starts a server (1 s). It is stopped at the end of the test file, or when this process dies. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await temporaryFolder('postgres');
  const spec = { folder, port: await freePort(), throwaway: true };
  const adminUrl = postgresUrl(spec, 'postgres');
  let frozen: ProcessRecord[] = [];
  const launch = () => startPostgresServer(spec, ({ pid }) => guardProcess(pid));
  let process = await launch();

  const server: PostgresServer = {
    adminUrl,
    port: spec.port,
    databaseUrl: (name) => createDatabase(adminUrl, `${name}_${randomBytes(4).toString('hex')}`),
    crash: () => end('immediate'),
    stop: () => end('fast'),
    async start() {
      if (!isRunning(process)) process = await launch();
    },
    freeze() {
      // The postmaster first: a session born in between would go on.
      signalProcess(process, 'SIGSTOP');
      frozen = [process, ...childrenOf(process.pid)];
      for (const one of frozen) signalProcess(one, 'SIGSTOP');
    },
    thaw() {
      for (const one of frozen.reverse()) signalProcess(one, 'SIGCONT');
      frozen = [];
    },
  };
  async function end(mode: 'fast' | 'immediate'): Promise<void> {
    server.thaw();
    await stopPostgresServer(process, mode);
    releaseProcess(process.pid);
  }
  atTestEnd(async () => {
    await end('immediate');
    await removeFolder(folder);
  });
  return server;
}
