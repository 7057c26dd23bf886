import type { EachBatchPayload } from 'kafkajs';
import { BatchConsumer } from './batch-consumer';
import type { SliceOutcome } from './slice-processor';
import { batchParts } from './testing/batch-parts';

const consumer = (...process: Parameters<typeof batchParts>) =>
  new BatchConsumer(batchParts(...process));

function batch(events: number, commit: () => Promise<void> = async () => undefined) {
  const messages = Array.from({ length: events }, (_, n) => ({ offset: String(n) }));
  return {
    batch: { topic: 't', partition: 0, messages },
    heartbeat: async () => undefined,
    pause: () => () => undefined,
    isRunning: () => true,
    isStale: () => false,
    resolveOffset: () => undefined,
    commitOffsetsIfNecessary: commit,
  } as unknown as EachBatchPayload;
}

describe('BatchConsumer', () => {
  it('makes a slice smaller that the database cannot take in its size', async () => {
    const sizes: number[] = [];
    const tooLong = Object.assign(new Error('statement timeout'), { code: '57014' });
    const batches = consumer((size) => {
      sizes.push(size);
      return size > 20 ? { settled: 0, outage: tooLong } : { settled: size };
    });
    for (let n = 0; n < 3; n += 1) await batches.eachBatch(batch(60));
    expect(sizes.slice(0, 3)).toEqual([50, 25, 12]);
    batches.left();
  });

  it('commits again what was not committed', async () => {
    jest.useFakeTimers();
    const batches = consumer((size) => ({ settled: size }));
    const commit = jest
      .fn<Promise<void>, []>()
      .mockRejectedValueOnce(new Error('coordinator away'));
    await batches.eachBatch(batch(10, commit));
    expect(commit).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(commit).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(commit).toHaveBeenCalledTimes(2);
    batches.left();
    jest.useRealTimers();
  });

  it('is idle once the batches under way have ended', async () => {
    let finish: (outcome: SliceOutcome) => void = () => undefined;
    const batches = consumer(() => new Promise((resolve) => (finish = resolve)));
    const handled = batches.eachBatch(batch(1));
    let idle = false;
    const waiting = batches.idle().then(() => (idle = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    finish({ settled: 1 });
    await Promise.all([handled, waiting]);
    expect(idle).toBe(true);
  });
});
