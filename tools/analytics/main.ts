import { inheritedEnvironment, readStackEnv, setting, workspaceRoot } from '@ponte/testing';
import { spawn } from 'node:child_process';
import * as path from 'node:path';

/**
 * Runs examples/analytics as it runs in a repository of its own; only the addresses of the local stack are looked up for
 * it, and it is not told any key.
 */
const entry = path.join(workspaceRoot, 'examples/analytics/src/main.ts');

/** A database of its own on the server of the local stack. */
const DATABASE = 'analytics';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const stack = await readStackEnv();
  const brokers = setting('KAFKA_BROKERS') ?? stack['KAFKA_BROKERS'];
  const isGiven =
    args.some((arg) => arg.startsWith('--database-url')) ||
    setting('DATABASE_URL') !== undefined ||
    setting('DATABASE_URL_FILE') !== undefined;
  const server = stack['DATABASE_URL_CANDIDATE_SCREENING'];
  const own = !isGiven && server ? databaseOn(server) : undefined;
  const environment = inheritedEnvironment({
    ...(brokers ? { KAFKA_BROKERS: brokers } : {}),
    ...(own ? { DATABASE_URL: own } : {}),
  });
  delete environment['PII_KEYS'];
  delete environment['PII_LOOKUP_KEYS'];
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=TimeoutNegativeWarning', '--disable-warning=ExperimentalWarning'],
      ...(process.features.typescript ? [] : ['--experimental-strip-types']),
      ...[entry, ...args, ...(own ? ['--create-database'] : [])],
    ],
    { env: environment, stdio: 'inherit' },
  );
  // A terminal's Ctrl+C reaches both; whoever signals this process alone means the example.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void child.kill(signal));
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}

function databaseOn(server: string): string {
  const url = new URL(server);
  url.pathname = `/${DATABASE}`;
  return url.toString();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
