import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { inheritedEnvironment, setting, workspaceRoot } from './stack.config';

const run = promisify(execFile);
const file = path.join(workspaceRoot, 'docker-compose.yml');

/** The password of the compose file's PostgreSQL, for a stack that is reachable from this machine only. */
const LOCAL_PASSWORD = 'ponte';

export type ComposeService = 'kafka' | 'postgres';

/** Whether a container engine answers and has the compose plugin. */
export async function composeAnswers(): Promise<boolean> {
  for (const args of [['info'], ['compose', 'version']]) {
    try {
      await run('docker', args, { timeout: 10_000 });
    } catch (error) {
      // Not installed, no engine behind it, no plugin, or an engine that does not answer: the embedded pair then.
      if (error instanceof Error) return false;
      throw error;
    }
  }
  return true;
}

/** Starts a service of docker-compose.yml and waits until its health check passes. Idempotent. */
export async function composeUp(
  service: ComposeService,
  ports: Partial<Record<ComposeService, number>>,
): Promise<void> {
  await compose(['up', '--detach', '--wait', service], ports);
}

/** Stops the services; with `clean` their volumes go too. */
export async function composeDown(
  ports: Partial<Record<ComposeService, number>>,
  clean: boolean,
): Promise<void> {
  await compose(['down', ...(clean ? ['--volumes'] : [])], ports);
}

/** Whether the service's container runs. */
export async function composeRuns(
  service: ComposeService,
  ports: Partial<Record<ComposeService, number>>,
): Promise<boolean> {
  const running = await compose(['ps', '--status', 'running', '--services'], ports);
  return running.split('\n').includes(service);
}

/** URL of the maintenance database of the compose file's PostgreSQL. */
export function composePostgresUrl(port: number): string {
  return `postgres://postgres:${setting('POSTGRES_PASSWORD') ?? LOCAL_PASSWORD}@127.0.0.1:${port}/postgres`;
}

async function compose(
  args: string[],
  ports: Partial<Record<ComposeService, number>>,
): Promise<string> {
  const env: Record<string, string> = {};
  // Compose wants every mandatory variable of the whole file, also those of services that are not started here.
  for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(/\$\{([A-Z0-9_]+):\?/g)) {
    env[name] = setting(name) ?? 'not-used-by-the-local-stack';
  }
  env['POSTGRES_PASSWORD'] = setting('POSTGRES_PASSWORD') ?? LOCAL_PASSWORD;
  if (ports.kafka !== undefined) env['KAFKA_PORT'] = String(ports.kafka);
  if (ports.postgres !== undefined) env['POSTGRES_PORT'] = String(ports.postgres);
  const { stdout } = await run(
    'docker',
    ['compose', '--project-name', 'ponte-stack', '--file', file, ...args],
    // The first start pulls images.
    { cwd: workspaceRoot, env: inheritedEnvironment(env), timeout: 10 * 60_000 },
  );
  return stdout;
}
