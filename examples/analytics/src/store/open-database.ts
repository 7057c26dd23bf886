import { type Client, escapeIdentifier } from 'pg';
import { Fault } from '../fault.ts';
import { connect } from './connect.ts';

/** Oldest server whose functions the views need (`pg_input_is_valid`). */
const OLDEST_SERVER = 16;

export interface DatabaseOptions {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly createDatabase: boolean;
}

/**
 * The one connection that writes, whose names are those of `schema`: the reading is one process, and the lock that keeps a
 * second one out lives and dies with it.
 *
 * @throws Fault if another process reads into the schema, or the server is too old; pg's errors
 */
export async function openDatabase(options: DatabaseOptions): Promise<Client> {
  if (options.createDatabase) await createDatabase(options.databaseUrl);
  const client = await connect(options.databaseUrl);
  try {
    const { rows } = await client.query<{ version: string; free: boolean }>(
      `SELECT current_setting('server_version_num') AS version,
        pg_try_advisory_lock(hashtext('ponte analytics'), hashtext($1)) AS free`,
      [options.schema],
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST_SERVER)
      throw new Fault(`É preciso PostgreSQL ${OLDEST_SERVER} ou mais novo; este é o ${major}.`);
    if (!rows[0]?.free)
      throw new Fault(
        `Outro processo já lê para o esquema ${options.schema} deste banco: espere por ele, ou use outro --schema.`,
      );
    const schema = escapeIdentifier(options.schema);
    const found = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [
      options.schema,
    ]);
    if (found.rowCount === 0) await client.query(`CREATE SCHEMA ${schema}`);
    await client.query(`SET search_path TO ${schema}`);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function createDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  if (name === '' || name === 'postgres') return;
  url.pathname = '/postgres';
  const client = await connect(url.toString());
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
