import type { Client } from 'pg';

/** Runs `work` between BEGIN and COMMIT; what it throws takes everything back. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // On a broken connection there is nothing to take back, and the first error is the one that tells why.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
