import { spawn } from 'node:child_process';
import {
  buildApps,
  builtApp,
  inheritedEnvironment,
  readStackEnv,
  setting,
  staleApps,
} from '@ponte/testing';

/**
 * `npm run ops -- …`: the built operator's command, built first if its sources are newer. Where KAFKA_BROKERS is not set,
 * the Kafka of the running local stack is meant (.ponte/stack.env).
 */
async function main(): Promise<number> {
  if ((await staleApps()).includes('ops')) {
    process.stderr.write('Building\n');
    const failure = await buildApps({
      onProgress: (line) => void process.stderr.write(`${line}\n`),
    });
    if (failure) throw new Error(failure);
  }
  const brokers = setting('KAFKA_BROKERS') ?? (await readStackEnv())['KAFKA_BROKERS'];
  const child = spawn(process.execPath, [builtApp('ops'), ...process.argv.slice(2)], {
    env: inheritedEnvironment(brokers ? { KAFKA_BROKERS: brokers } : {}),
    stdio: 'inherit',
  });
  // The terminal sends Ctrl-C to both: it is the command that says what it means.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
