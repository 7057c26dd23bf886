import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { guardTransaction, transactionLimits } from './guarded-transaction';

/**
 * Runs `work` in a transaction of its own and returns what it returns. How long a statement may wait for a lock (5 s) and
 * a transaction may idle (30 s: somebody makes a network call inside it) are settings of the data source, see DatabaseEnv.
 *
 * @throws what `work` or the database threw; the transaction is rolled back then. {@link TransactionAbortedError} if
 * `work` caught the error of a statement and went on. When the connection broke during the commit, nobody knows whether
 * it took place: callers must be able to repeat.
 */
export async function inTransaction<R>(
  database: DataSource,
  work: (manager: EntityManager) => Promise<R>,
): Promise<R> {
  const runner = database.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient & { end(done: () => void): void };
    guardTransaction(runner, client, transactionLimits(database));
    try {
      await runner.startTransaction();
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await rollBack(runner, () => client.end(() => undefined));
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** Never throws: the error that led here is the one that matters. */
async function rollBack(runner: QueryRunner, destroy: () => void): Promise<void> {
  // The runner of a broken connection is released already, and the server has rolled back by itself.
  if (runner.isReleased || !runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // In an unknown state it must not go back into the pool: the pool drops a client that is ending.
    destroy();
  }
}
