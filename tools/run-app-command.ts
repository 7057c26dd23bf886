import {
  buildApps,
  builtApp,
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
 * @param databaseName the setting that holds this app's database (`DATABASE_URL_<APP>`), if it has one
 * @returns the exit code
 * @throws Error if the app cannot be built, or if there is neither a setting nor a stack
 */
export async function runAppCommand(
  app: string,
  args: string[],
  databaseName?: string,
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
  const database = databaseName && (pick(databaseName, 'DATABASE_URL') ?? stack[databaseName]);
  if (databaseName ? !database : !brokers) {
    throw new Error(
      `${databaseName ? `Neither ${databaseName} nor DATABASE_URL` : 'KAFKA_BROKERS'} is set and no local stack runs. ` +
        'Set it, or start a stack: npm run stack -- up',
    );
  }
  process.stderr.write(`${app}: ${args.join(' ')}\n`);
  const child = spawn(process.execPath, ['--enable-source-maps', builtApp(app), ...args], {
    env: inheritedEnvironment({
      ...(brokers ? { KAFKA_BROKERS: brokers } : {}),
      ...(database ? { DATABASE_URL: database } : {}),
    }),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}
