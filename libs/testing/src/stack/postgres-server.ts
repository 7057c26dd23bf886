import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { endProcess } from '../process/end-process';
import { identify, isRunning, type ProcessRecord } from '../process/process-record';
import { startDetached } from '../process/start-detached';
import { postgresBinaries, serverUser, type ServerUser } from './postgres-binaries';
import { bareEnvironment } from './stack.config';

const run = promisify(execFile);

/** The server listens on the loopback address only, and holds test data: the password is no secret. */
const USER = 'ponte';
const PASSWORD = 'ponte';

/** A PostgreSQL data folder and the port it is served on. */
export interface PostgresSpec {
  /** Holds `data/` and `postgres.log`. */
  folder: string;
  port: number;
  /** Give up what a crash of the *machine* may lose, for speed: right for tests, wrong for a stack that is kept. */
  throwaway: boolean;
}

/** Connection URL of one database of the server. */
export function postgresUrl(spec: Pick<PostgresSpec, 'port'>, database: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${spec.port}/${database}`;
}

/**
 * Creates the cluster on first use (1.5 s), starts the server detached (0.1 s) and waits until it answers.
 *
 * @param onStarted told of the process before it is waited for
 */
export async function startPostgresServer(
  spec: PostgresSpec,
  onStarted: (process: ProcessRecord) => void | Promise<void> = () => undefined,
): Promise<ProcessRecord> {
  const user = serverUser();
  const programs = await postgresBinaries(user);
  const data = path.join(spec.folder, 'data');
  await mkdir(spec.folder, { recursive: true });
  if (user.uid !== undefined && user.gid !== undefined)
    await chown(spec.folder, user.uid, user.gid);
  if (!existsSync(path.join(data, 'PG_VERSION')))
    await initialise(programs.initdb, spec.folder, data, user);
  await removeStalePidFile(data);
  const process = await startDetached({
    command: programs.postgres,
    args: ['-D', data, ...flags(spec)],
    logFile: path.join(spec.folder, 'postgres.log'),
    cwd: spec.folder,
    env: { ...bareEnvironment(), LC_ALL: 'C' },
    ...user,
  });
  await onStarted(process);
  await waitUntilItAnswers(spec, process);
  return process;
}

/**
 * `fast` ends the sessions and shuts down in order (SIGINT); `immediate` stops as after a crash (SIGQUIT): sessions are
 * cut and the next start recovers from the write-ahead log.
 */
export async function stopPostgresServer(
  process: ProcessRecord,
  mode: 'fast' | 'immediate' = 'fast',
): Promise<void> {
  await endProcess(process, { signal: mode === 'fast' ? 'SIGINT' : 'SIGQUIT', graceMs: 15_000 });
}

function flags(spec: PostgresSpec): string[] {
  const settings: Record<string, string> = {
    port: String(spec.port),
    listen_addresses: '127.0.0.1',
    // Without a socket file two servers cannot collide in /tmp.
    unix_socket_directories: '',
    // Scenario workers, each with apps and pools of their own, share one server.
    max_connections: '400',
    timezone: 'UTC',
    ...(spec.throwaway ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function initialise(
  initdb: string,
  folder: string,
  data: string,
  user: ServerUser,
): Promise<void> {
  // A start that was killed in the middle leaves a folder without PG_VERSION, which initdb refuses.
  await rm(data, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, `${PASSWORD}\n`);
  await chmod(passwordFile, 0o644);
  try {
    await run(
      initdb,
      [
        `--pgdata=${data}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
        '--no-instructions',
      ],
      { ...user, cwd: folder, env: { ...bareEnvironment(), LC_ALL: 'C' }, timeout: 60_000 },
    );
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its data folder ${data}: ${String(error)}`, {
      cause: error,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * The server refuses to start while the process named in postmaster.pid exists. After a SIGKILL and a recycled pid that
 * may be any process: the file goes unless the process really is a server started from this data folder.
 */
async function removeStalePidFile(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pid = ''] = (await readFile(file, 'utf8')).split('\n');
  if (identify(Number(pid)) && (await commandLineOf(Number(pid))).includes(data)) {
    throw new Error(
      `PostgreSQL already runs on ${data} as process ${pid}, started by somebody else. Stop it first: kill -INT ${pid}`,
    );
  }
  await rm(file, { force: true });
}

async function commandLineOf(pid: number): Promise<string> {
  const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]);
  return stdout;
}

async function waitUntilItAnswers(spec: PostgresSpec, process: ProcessRecord): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (!isRunning(process)) {
      const log = await readFile(path.join(spec.folder, 'postgres.log'), 'utf8');
      throw new Error(`PostgreSQL ended:\n${log.trim().split('\n').slice(-10).join('\n')}`);
    }
    const client = new Client({
      connectionString: postgresUrl(spec, 'postgres'),
      connectionTimeoutMillis: 2_000,
    });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      // Refused, or 57P03 "the database system is starting up": expected until the deadline.
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}
