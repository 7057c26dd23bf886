import {
  buildApps,
  builtApp,
  databaseServices,
  databaseSetting,
  inheritedEnvironment,
  readStackEnv,
  setting,
  staleApps,
} from '@ponte/testing';
import { spawn } from 'node:child_process';

/**
 * Runs a sub-command of a built app, with its output shown. What the environment does not say about Kafka and the
 * database comes from the running local stack.
 *
 * @param options.quiet shows the output only if the command fails
 * @param options.offline the command needs neither Kafka nor a database, so neither has to be known
 * @returns the exit code
 * @throws Error if the app cannot be built, or if there is neither a setting nor a stack
 */
export async function runAppCommand(
  app: string,
  args: string[],
  { quiet = false, offline = false }: { quiet?: boolean; offline?: boolean } = {},
): Promise<number> {
  if ((await staleApps()).includes(app)) {
    process.stderr.write('Building\n');
    const failure = await buildApps({
      onProgress: (line) => void process.stderr.write(`${line}\n`),
    });
    if (failure) throw new Error(failure);
  }
  const stack = await readStackEnv();
  const pick = (...names: string[]) => names.map(setting).find((value) => value !== undefined);
  const brokers = pick('KAFKA_BROKERS') ?? stack['KAFKA_BROKERS'];
  const ownDatabase = databaseSetting(app);
  const database = pick(ownDatabase, 'DATABASE_URL') ?? stack[ownDatabase];
  const missing = [
    ...(brokers || offline ? [] : ['KAFKA_BROKERS']),
    ...(database || offline || !databaseServices().includes(app)
      ? []
      : [`${ownDatabase} (or DATABASE_URL)`]),
  ];
  if (missing.length > 0) {
    throw new Error(
      `Not set, and no local stack runs: ${missing.join(', ')}. Set it, or start a stack: npm run stack -- up`,
    );
  }
  if (!quiet && !offline) process.stderr.write(`${app}: ${args.join(' ')}\n`);
  const child = spawn(process.execPath, ['--enable-source-maps', builtApp(app), ...args], {
    env: inheritedEnvironment({
      ...(brokers ? { KAFKA_BROKERS: brokers } : {}),
      ...(database ? { DATABASE_URL: database } : {}),
    }),
    stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
