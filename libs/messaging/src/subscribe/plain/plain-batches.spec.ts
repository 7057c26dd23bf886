import type { PonteLogger } from '@ponte/platform';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { toRawRecord } from '../to-raw-record';
import { PlainBatches } from './plain-batches';

const log = { warn: () => undefined, debug: () => undefined } as unknown as PonteLogger;

/** A batch of these offsets, and what was committed of it. */
function batch(offsets: readonly number[], stale: () => boolean = () => false) {
  const committed: string[] = [];
  const messages = offsets.map((offset) => ({
    offset: String(offset),
    timestamp: '0',
    headers: {},
  }));
  const payload = {
    batch: { topic: 't', partition: 0, messages },
    heartbeat: () => Promise.resolve(),
    resolveOffset: () => undefined,
    commitOffsetsIfNecessary: ({ topics }: { topics: { partitions: { offset: string }[] }[] }) => {
      committed.push(topics[0]?.partitions[0]?.offset ?? '');
      return Promise.resolve();
    },
    isRunning: () => true,
    isStale: stale,
  };
  return { payload: payload as unknown as EachBatchPayload, committed };
}

describe('batches of a plain consumer', () => {
  const leaving = new AbortController();
  const make = (handle: (offset: string) => Promise<void>, signal = leaving.signal) =>
    new PlainBatches({
      handle: (record) => handle(record.offset),
      read: (topic, partition, message: KafkaMessage) => toRawRecord(topic, partition, message),
      leaving: signal,
      log,
    });

  it('are handled record by record, each committed before the next', async () => {
    const seen: string[] = [];
    const { payload, committed } = batch([5, 6]);
    await make(async (offset) => {
      seen.push(`${offset} after ${committed.join()}`);
    }).eachBatch(payload);
    expect(seen).toEqual(['5 after ', '6 after 6']);
    expect(committed).toEqual(['6', '7']);
  });

  it('repeat a record that was not handled, and pass none by', async () => {
    let failures = 1;
    const seen: string[] = [];
    const { payload, committed } = batch([5, 6]);
    await make(async (offset) => {
      seen.push(offset);
      failures -= 1;
      if (failures >= 0) throw new Error('not now');
    }).eachBatch(payload);
    expect(seen).toEqual(['5', '5', '6']);
    expect(committed).toEqual(['6', '7']);
  });

  it('leave a record that is not handled to the next reader, when the process leaves', async () => {
    const leave = new AbortController();
    const { payload, committed } = batch([5, 6]);
    const batches = make(async () => {
      leave.abort();
      throw new Error('not now');
    }, leave.signal);
    await batches.eachBatch(payload);
    await batches.idle();
    expect(committed).toEqual([]);
  });

  it('end when they are not ours any more, and so do those of a consumer that is gone', async () => {
    const seen: string[] = [];
    let stale = false;
    const first = batch([5, 6], () => stale);
    const batches = make(async (offset) => {
      seen.push(offset);
      stale = true;
    });
    await batches.eachBatch(first.payload);
    expect(seen).toEqual(['5']);
    batches.left();
    await batches.eachBatch(batch([7]).payload);
    expect(seen).toEqual(['5']);
  });
});
