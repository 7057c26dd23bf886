/**
 * "Postgres gone for ten seconds" can only be shown on a server that goes away as real ones do: sessions are cut (or
 * hang, when the machine freezes), connections are refused, and what was committed is there when it is back, on the
 * same port.
 */
import { eventually, startPostgres, type PostgresServer } from '@ponte/testing';
import { Client } from 'pg';

describe('a PostgreSQL of one’s own', () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.databaseUrl('kept');
  });

  async function query<T>(sql: string, timeoutMs = 2_000): Promise<T[]> {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  it('refuses connections after a crash and has kept what was committed when it is back', async () => {
    await query('CREATE TABLE t (n int); INSERT INTO t VALUES (7)');
    await server.crash();
    await expect(query('SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await query('SELECT n FROM t')).toEqual([{ n: 7 }]);
  });

  it('tells open sessions that it goes when it is stopped in order', async () => {
    const client = new Client({ connectionString: url });
    const told = new Promise<Error & { code?: string }>((resolve) => client.on('error', resolve));
    await client.connect();
    await server.stop();
    expect((await told).code).toBe('57P01');
    await server.start();
  });

  it('answers nothing while it is frozen, also in open sessions, and goes on afterwards', async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      server.freeze();
      const answer = client.query<{ n: number }>('SELECT 1 AS n');
      await expect(query('SELECT 1', 500)).rejects.toThrow(/timeout/);
      server.thaw();
      expect((await answer).rows).toEqual([{ n: 1 }]);
      await eventually(() => query('SELECT 1'));
    } finally {
      await client.end();
    }
  });
});
