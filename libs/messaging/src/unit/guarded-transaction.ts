import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { sqlStateOf } from '../subscribe/database-outage';

/** in_failed_sql_transaction: an earlier statement of this transaction has failed. */
const ABORTED = '25P02';

/** What a transaction may take, by names of PostgreSQL's settings; see DatabaseEnv for what they mean. */
const LIMITS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

/** A statement failed, its error was caught and not thrown on, and the transaction ended with nothing kept. */
export class TransactionAbortedError extends Error {
  constructor(failed: unknown) {
    super(
      'an earlier statement of this transaction failed and its error was caught, so PostgreSQL rolled all of it back; ' +
        'let the error pass, use ON CONFLICT, or put the statement into a savepoint (manager.transaction)',
      { cause: failed },
    );
    this.name = 'TransactionAbortedError';
  }
}

type Query = (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

/**
 * Makes the transactions of a runner honest and limited. PostgreSQL answers COMMIT of a failed transaction with the tag
 * ROLLBACK and no error, and TypeORM looks at errors alone: here it throws {@link TransactionAbortedError}, whose cause
 * is the statement that failed. The limits go with BEGIN in one round trip: behind a pooler those of the connection are
 * not ours.
 */
export function guardTransaction(runner: QueryRunner, client: PoolClient, limits: string[]): void {
  const query = runner.query.bind(runner) as Query;
  const begin = ['BEGIN', ...limits].join('; ');
  let failed: unknown;
  const guarded: Query = async (sql, parameters, structured) => {
    if (sql === 'START TRANSACTION') return query(begin);
    if (sql === 'COMMIT') {
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new TransactionAbortedError(failed);
      return undefined;
    }
    try {
      return await query(sql, parameters, structured);
    } catch (error) {
      if (sqlStateOf(error) !== ABORTED) failed = error;
      else if (failed !== undefined) throw new TransactionAbortedError(failed);
      throw error;
    }
  };
  runner.query = guarded as QueryRunner['query'];
}

/** The limits of a data source's connections as statements for one transaction. */
export function transactionLimits(database: DataSource): string[] {
  const settings = (database.options as { extra?: Record<string, unknown> }).extra ?? {};
  return LIMITS.filter((name) => Number.isSafeInteger(settings[name])).map(
    (name) => `SET LOCAL ${name} = ${String(settings[name])}`,
  );
}
