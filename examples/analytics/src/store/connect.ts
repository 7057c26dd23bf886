import { Client, escapeIdentifier, types } from 'pg';

const LONGEST_STATEMENT_MS = 120_000;
const BIGINT = 20;

// Counts and versions are far below 2^53; sums of amounts are `numeric`, which stays text.
types.setTypeParser(BIGINT, Number);

/** One connection whose names are those of `schema`, if given; every wait of it ends. */
export async function connect(connectionString: string, schema?: string): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: 'ponte-analytics',
    connectionTimeoutMillis: 10_000,
    statement_timeout: LONGEST_STATEMENT_MS,
    query_timeout: LONGEST_STATEMENT_MS + 5_000,
    keepAlive: true,
  });
  // A connection that breaks fails the next query too, which tells it in its place.
  client.on('error', () => undefined);
  await client.connect();
  if (schema !== undefined) await client.query(`SET search_path TO ${escapeIdentifier(schema)}`);
  return client;
}
