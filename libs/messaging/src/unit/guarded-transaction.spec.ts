import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { isDatabaseOutage, sqlStateOf } from '../subscribe/database-outage';
import {
  guardTransaction,
  TransactionAbortedError,
  transactionLimits,
} from './guarded-transaction';

/** A server that fails the statements named so, and then all of the transaction, as PostgreSQL does. */
function session() {
  const sent: string[] = [];
  let aborted = false;
  const answer = async (sql: string): Promise<{ command: string }> => {
    sent.push(sql);
    const state = sql.startsWith('fail ') ? sql.slice(5) : aborted && sql !== 'COMMIT' && '25P02';
    if (!state) return { command: sql === 'COMMIT' && aborted ? 'ROLLBACK' : sql };
    aborted = true;
    throw Object.assign(new Error(`state ${state}`), { code: state });
  };
  const runner = { query: answer } as unknown as QueryRunner;
  guardTransaction(runner, { query: answer } as unknown as PoolClient, ['SET LOCAL a = 1']);
  return { runner, sent };
}

/** Runs a statement as a handler does that goes on after an error. */
const careless = (runner: QueryRunner, sql: string) => runner.query(sql).catch(() => undefined);

describe('guardTransaction', () => {
  it('begins with the limits in one round trip, and commits', async () => {
    const { runner, sent } = session();
    await runner.query('START TRANSACTION');
    await runner.query('fine');
    await runner.query('COMMIT');
    expect(sent).toEqual(['BEGIN; SET LOCAL a = 1', 'fine', 'COMMIT']);
  });

  it('throws when COMMIT has rolled back, with what was swallowed', async () => {
    const { runner } = session();
    await careless(runner, 'fail 23505');
    const error: unknown = await runner.query('COMMIT').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionAbortedError);
    expect(sqlStateOf(error)).toBe('23505');
    expect(isDatabaseOutage(error)).toBe(false);
  });

  it('takes a swallowed outage for an outage, at the next statement too', async () => {
    const { runner } = session();
    await careless(runner, 'fail 40P01');
    const next: unknown = await runner.query('fine').catch((thrown: unknown) => thrown);
    expect(isDatabaseOutage(next)).toBe(true);
    const commit: unknown = await runner.query('COMMIT').catch((thrown: unknown) => thrown);
    expect(isDatabaseOutage(commit)).toBe(true);
  });
});

it('transactionLimits names what the data source sets, and nothing else', () => {
  const options = { extra: { lock_timeout: 5_000, statement_timeout: 0, keepAlive: true } };
  expect(transactionLimits({ options } as unknown as DataSource)).toEqual([
    'SET LOCAL statement_timeout = 0',
    'SET LOCAL lock_timeout = 5000',
  ]);
  expect(transactionLimits({ options: {} } as unknown as DataSource)).toEqual([]);
});
