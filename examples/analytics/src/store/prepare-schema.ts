import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Client } from 'pg';
import { Fault } from '../fault.ts';
import { inTransaction } from './in-transaction.ts';

const folder = path.join(import.meta.dirname, '../../sql');

/**
 * Makes the tables, and the views anew if their SQL has changed. Grants on views are lost then: grant on the schema, or
 * by default privileges.
 *
 * @param prefix of the topics: a schema holds one environment
 * @throws Fault if the schema was filled from another prefix
 */
export async function prepareSchema(client: Client, prefix: string): Promise<void> {
  const views = viewFiles().join('\n');
  const digest = createHash('sha256').update(views).digest('hex');
  await inTransaction(client, async () => {
    await client.query(readFileSync(path.join(folder, 'tables.sql'), 'utf8'));
    const { rows } = await client.query<{ prefix: string; views: string | null }>(
      `INSERT INTO about (prefix) VALUES ($1)
        ON CONFLICT (only_row) DO UPDATE SET only_row = true RETURNING prefix, views`,
      [prefix],
    );
    const [about] = rows;
    if (about && about.prefix !== prefix)
      throw new Fault(
        `O esquema guarda o ambiente de prefixo "${about.prefix}", não "${prefix}": use outro --schema para este.`,
      );
    if (about?.views === digest) return;
    await dropViews(client);
    await client.query(views);
    await client.query('UPDATE about SET views = $1', [digest]);
  });
}

function viewFiles(): string[] {
  const files = readdirSync(path.join(folder, 'views')).filter((name) => name.endsWith('.sql'));
  return files.sort().map((name) => readFileSync(path.join(folder, 'views', name), 'utf8'));
}

async function dropViews(client: Client): Promise<void> {
  const { rows } = await client.query<{ drop: string }>(
    `SELECT format('DROP VIEW IF EXISTS %I CASCADE', viewname) AS drop
      FROM pg_views WHERE schemaname = current_schema()`,
  );
  for (const { drop } of rows) await client.query(drop);
}
