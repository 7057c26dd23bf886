import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import {
  bareEnvironment,
  builtApp,
  databaseServices,
  endProcess,
  eventually,
  identify,
  isRunning,
  type LocalStack,
  type ProcessRecord,
  startDetached,
} from '@ponte/testing';
import { startedApps } from './apps';
import { APPS, type AppName, type StartedApp } from './apps/started-app';
import { startFolder, type StartSettings } from './settings';

/** What a start has begun, so that the next one can end what a killed one left behind. */
interface StartRecord {
  readonly starter: ProcessRecord;
  readonly services: Record<string, ProcessRecord>;
}

const recordFile = path.join(startFolder, 'processes.json');
/** Longer than a service's own SHUTDOWN_TIMEOUT_MS (30 s), so that none is cut while it drains. */
const GRACE_MS = 35_000;

/** The services of a start, each a process of its own, as in production. */
export class Services {
  private readonly running = new Map<AppName, ProcessRecord>();

  constructor(
    private readonly settings: StartSettings,
    private readonly stack: LocalStack,
    private readonly say: (line: string) => void,
  ) {}

  /** @throws Error with the end of its log if a service does not become ready */
  async startAll(): Promise<void> {
    for (const app of startedApps) await this.start(app);
    await Promise.all(APPS.map((app) => this.ready(app)));
  }

  /** The first service that has ended by itself, if any. */
  ended(): AppName | undefined {
    return [...this.running].find(([, record]) => !isRunning(record))?.[0];
  }

  /** Lets every service drain: ingest first, so that nothing new comes in, the third parties last. */
  async stopAll(): Promise<void> {
    await this.stop('ingest');
    await Promise.all(
      APPS.filter((app) => app !== 'sandbox' && app !== 'ingest').map((app) => this.stop(app)),
    );
    await this.stop('sandbox');
    await rm(recordFile, { force: true });
  }

  private async stop(app: AppName): Promise<void> {
    const record = this.running.get(app);
    if (record) await endProcess(record, { graceMs: GRACE_MS });
    this.running.delete(app);
  }

  private async start(app: StartedApp): Promise<void> {
    const logFile = logOf(app.name);
    await writeFile(logFile, '');
    const record = await startDetached({
      command: process.execPath,
      args: ['--enable-source-maps', builtApp(app.name)],
      logFile,
      env: { ...bareEnvironment(), ...this.environment(app) },
    });
    this.running.set(app.name, record);
    await this.remember();
  }

  private async ready(app: AppName): Promise<void> {
    const url = `http://127.0.0.1:${this.settings.management[app]}/health/ready`;
    const record = this.running.get(app);
    const probe = async (): Promise<boolean | 'ended'> => {
      if (!record || !isRunning(record)) return 'ended';
      return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
    };
    let state: boolean | 'ended';
    try {
      state = await eventually(probe, { timeoutMs: 60_000, intervalMs: 100, what: `${app} ready` });
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${await tail(app)}`, { cause: error });
    }
    if (state === 'ended') throw new Error(`${app} encerrou ao iniciar:\n${await tail(app)}`);
    this.say(`  ${app} pronto`);
  }

  private environment(app: StartedApp): Record<string, string> {
    const { management, secrets, configFiles } = this.settings;
    const configFile = configFiles.get(app.name);
    return {
      MANAGEMENT_PORT: String(management[app.name]),
      LOG_LEVEL: 'info',
      ...(app.messaging && { KAFKA_BROKERS: this.stack.brokers, PII_KEYS: secrets.piiKeys }),
      ...(databaseServices().includes(app.name) && {
        DATABASE_URL: this.stack.databaseUrl(app.name),
      }),
      ...(configFile !== undefined && { CONFIG_FILE: configFile }),
      ...app.env(this.settings),
    };
  }

  private async remember(): Promise<void> {
    const starter = identify(process.pid);
    if (!starter) throw new Error('this process cannot be identified');
    const record: StartRecord = { starter, services: Object.fromEntries(this.running) };
    await writeFile(recordFile, JSON.stringify(record));
  }
}

/**
 * Ends what a killed start left behind.
 *
 * @throws Error if another start is still alive
 */
export async function clearLeftovers(say: (line: string) => void): Promise<void> {
  if (!existsSync(recordFile)) return;
  const record = JSON.parse(await readFile(recordFile, 'utf8')) as StartRecord;
  if (isRunning(record.starter)) {
    throw new Error(
      `Outro "npm start" está em execução nesta pasta (pid ${record.starter.pid}). Encerre-o com Ctrl-C antes.`,
    );
  }
  for (const [app, service] of Object.entries(record.services)) {
    if (!isRunning(service)) continue;
    say(`Encerrando ${app} (pid ${service.pid}), deixado por um início interrompido`);
    await endProcess(service, { graceMs: GRACE_MS });
  }
  await rm(recordFile, { force: true });
}

export function logOf(app: AppName): string {
  return path.join(startFolder, 'logs', `${app}.log`);
}

async function tail(app: AppName): Promise<string> {
  const lines = (await readFile(logOf(app), 'utf8')).trimEnd().split('\n');
  return lines.slice(-15).join('\n');
}
