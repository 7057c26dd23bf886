/* eslint-disable @nx/enforce-module-boundaries -- Jest's module mapping does not reach the global set-up: relative paths. */
import { runCleanups } from '../../libs/testing/src/run/at-test-end';
import { STACK_SETTINGS } from '../../libs/testing/src/run/stack';
import { startCluster } from '../../libs/testing/src/run/start-cluster';
import { startPostgres } from '../../libs/testing/src/run/start-postgres';
import { publishSetting, setting } from '../../libs/testing/src/stack/stack.config';
import { buildIfStale } from './build-if-stale';
import { buildPrograms } from './build-programs';
import { keepRun } from './run-handle';

/** Starts what the scenarios share and is not given; builds their own programs, and the apps if their sources are newer. */
export default async function globalSetup(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  keepRun({ stop: runCleanups });
  const brokers = setting(STACK_SETTINGS.brokers) ?? setting('KAFKA_BROKERS');
  const databaseUrl = setting(STACK_SETTINGS.databaseUrl) ?? setting('DATABASE_URL');
  try {
    const [kafka, postgres] = await Promise.all([
      brokers ??
        startCluster({ throwaway: true, onProgress: say }).then((cluster) => cluster.brokers),
      databaseUrl ?? startPostgres().then((server) => server.adminUrl),
      buildIfStale(say),
      buildPrograms(say),
    ]);
    publishSetting(STACK_SETTINGS.brokers, kafka);
    publishSetting(STACK_SETTINGS.databaseUrl, postgres);
  } catch (error) {
    // Jest skips the tear-down when the set-up fails.
    await runCleanups();
    throw error;
  }
}
