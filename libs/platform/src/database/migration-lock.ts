import type { DataSource, QueryRunner } from 'typeorm';
import type { PonteLogger } from '../log/ponte-logger';
import type { ImpatientClient } from './impatient-client';

/** "ponte" in ASCII; advisory locks are per database, so services do not meet. */
const LOCK_KEY = '482806396005';

/**
 * Runs `work` on one connection that holds a lock on "migrations of this database", without statement time-out. Another
 * replica waits for it. The lock goes with the connection, should this process die.
 */
export async function withMigrationLock<R>(
  dataSource: DataSource,
  logger: PonteLogger,
  work: (runner: QueryRunner) => Promise<R>,
): Promise<R> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as ImpatientClient;
  const hurry = client.waitForever();
  try {
    await runner.query('SET statement_timeout = 0');
    await lock(runner, logger);
    try {
      return await work(runner);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]);
      await runner.query('RESET statement_timeout');
    }
  } finally {
    hurry();
    await runner.release();
  }
}

async function lock(runner: QueryRunner, logger: PonteLogger): Promise<void> {
  const tried = (await runner.query('SELECT pg_try_advisory_lock($1) AS got', [LOCK_KEY])) as {
    got: boolean;
  }[];
  if (tried[0]?.got) return;
  logger.info('another replica migrates: waiting for it');
  await runner.query('SET lock_timeout = 0');
  await runner.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  await runner.query('RESET lock_timeout');
}
