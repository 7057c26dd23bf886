import type { Client } from 'pg';
import { landed } from '../record/landed.ts';
import { landRecords } from '../store/land-records.ts';
import type { SampleRecord } from './sample-record.ts';
import { sampleRecords } from './sample-records.ts';

/** Empties the schema and fills it with the sample, by the way that records of Kafka go. */
export async function fillSample(client: Client): Promise<void> {
  await client.query('TRUNCATE event, state, read_position');
  const topics = new Map<string, SampleRecord[]>();
  for (const record of sampleRecords()) {
    const others = topics.get(record.topic);
    if (others) others.push(record);
    else topics.set(record.topic, [record]);
  }
  for (const [topic, records] of topics) {
    const rows = records.map((record, offset) => landed(topic, 0, logged(record, offset)));
    const next = BigInt(records.length);
    await landRecords(client, { cluster: 'sample', topic, partition: 0, records: rows, next });
  }
}

function logged({ key, headers, value }: SampleRecord, offset: number) {
  return {
    offset: String(offset),
    timestamp: '0',
    key: Buffer.from(key),
    value: Buffer.from(JSON.stringify(value)),
    headers,
  };
}
