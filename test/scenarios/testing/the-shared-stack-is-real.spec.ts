/**
 * Scenarios stand on a real broker and a real PostgreSQL. If either were missing, replaced or shared state between
 * files, every other promise of this suite would be worth nothing: a record written must be read back byte for byte,
 * and two databases of one name must not know of each other.
 */
import { createTopic, readTopic, stack, writeRecords } from '@ponte/testing';
import { Client } from 'pg';

describe('the stack that scenarios share', () => {
  it('keeps a record with its key, value and headers', async () => {
    const { brokers, prefix } = stack();
    const topic = `${prefix()}thing.happened.v1`;
    await createTopic(brokers, topic);
    await writeRecords(brokers, topic, [
      { key: '7', value: '{"é":1}', headers: { ce_id: 'acme:1' } },
    ]);
    const records = await readTopic(brokers, topic);
    expect(records.map((r) => [r.key, r.json(), r.headers])).toEqual([
      ['7', { é: 1 }, { ce_id: 'acme:1' }],
    ]);
  });

  it('gives each caller a database of its own, on PostgreSQL 18', async () => {
    const [first, second] = [await stack().databaseUrl('same'), await stack().databaseUrl('same')];
    expect(first).not.toBe(second);
    const client = new Client({ connectionString: first });
    await client.connect();
    try {
      const { rows } = await client.query<{ v: string }>(
        `SELECT current_setting('server_version') AS v`,
      );
      expect(rows[0]?.v).toMatch(/^18\./);
    } finally {
      await client.end();
    }
  });
});
