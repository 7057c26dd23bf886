import { RecordBatch } from 'kafkajs/src/protocol/recordBatch/v0';
import Record from 'kafkajs/src/protocol/recordBatch/record/v0';
import type { OutboundRecord } from './publisher';
import { BATCH_OVERHEAD_BYTES, recordBytes } from './record-size';

describe('recordBytes', () => {
  it.each([0, 1, 127, 5_000, 300_000])(
    'is an upper bound of what kafkajs writes for a value of %d bytes, and a close one',
    async (size) => {
      const record: OutboundRecord = {
        topic: 't',
        key: 'ação/529',
        value: Buffer.alloc(size),
        headers: { ce_id: 'acme:1', ce_source: '/gupy/açaí', empty: '' },
      };
      const encoded = Record({
        offsetDelta: 999,
        timestampDelta: 60_000,
        key: record.key,
        value: record.value,
        headers: record.headers,
      });
      const batch = await RecordBatch({ records: [encoded] });
      const estimate = recordBytes(record) + BATCH_OVERHEAD_BYTES;
      expect(estimate).toBeGreaterThanOrEqual(batch.size());
      expect(estimate - batch.size()).toBeLessThan(80);
    },
  );

  it('counts a tombstone', () => {
    expect(recordBytes({ topic: 't', key: 'k', value: null, headers: {} })).toBeLessThan(40);
  });
});
