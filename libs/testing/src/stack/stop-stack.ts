import { rm } from 'node:fs/promises';
import { composeDown } from './compose';
import { stopBrokers } from './kafka-cluster';
import { stopPostgresServer } from './postgres-server';
import type { Progress } from './progress';
import { kafkaFolder, postgresFolder } from './stack-folders';
import { removeStackEnv } from './stack-env';
import { readState, removeState } from './stack-state';

/**
 * Stops what the stack has started, and only that: a process is signalled if its pid and start time are the recorded
 * ones. Data stay for the next start unless `clean`. A stack that is not there is not an error.
 *
 * @returns whether there was anything to stop
 */
export async function stopStack(options: {
  onProgress: Progress;
  clean?: boolean;
}): Promise<boolean> {
  const state = await readState();
  const { kafka, postgres, compose } = state;
  const something = Boolean(kafka ?? postgres ?? compose);
  if (something) options.onProgress('Stopping Kafka and PostgreSQL');
  await Promise.all([
    stopBrokers(kafka?.brokers ?? []),
    postgres && stopPostgresServer(postgres.process),
    compose && composeDown(compose, options.clean ?? false),
  ]);
  await removeStackEnv();
  await removeState();
  if (options.clean) {
    for (const folder of [kafkaFolder(1), kafkaFolder(3), postgresFolder()]) {
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }
  return something;
}
