import type { Consumer, EachBatchPayload } from 'kafkajs';
import { BatchConsumer } from './batch-consumer';
import { ConsumerLoop } from './consumer-loop';
import type { SliceOutcome } from './slice-processor';
import { batchParts, silent } from './testing/batch-parts';

const outage: SliceOutcome = { settled: 0, outage: new Error('the database is away') };

/** A consumer whose connection and coordinator are the test's. */
class FakeConsumer {
  private readonly listeners = new Map<string, Set<(event: unknown) => void>>();
  private eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;
  readonly resumed: number[] = [];

  readonly consumer = {
    events: { CRASH: 'crash', GROUP_JOIN: 'join', FETCH_START: 'fetch', HEARTBEAT: 'beat' },
    on: (name: string, listener: (event: unknown) => void) => {
      const heard = this.listeners.get(name) ?? new Set();
      this.listeners.set(name, heard.add(listener));
      return () => void heard.delete(listener);
    },
    connect: async () => undefined,
    subscribe: async () => undefined,
    run: async ({ eachBatch }: { eachBatch: FakeConsumer['eachBatch'] }) => {
      this.eachBatch = eachBatch;
    },
    disconnect: async () => undefined,
  } as unknown as Consumer;

  emit(name: string, payload: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) listener({ payload });
  }

  /** Hands over one event of partition 0. */
  deliver(): Promise<void> {
    return this.eachBatch({
      batch: { topic: 't', partition: 0, messages: [{ offset: '0' }] },
      heartbeat: async () => undefined,
      pause: () => () => void this.resumed.push(0),
      isRunning: () => true,
      isStale: () => false,
      resolveOffset: () => undefined,
      commitOffsetsIfNecessary: async () => undefined,
    } as unknown as EachBatchPayload);
  }
}

function setUp() {
  const consumers: FakeConsumer[] = [];
  const slices: ((outcome: SliceOutcome) => void)[] = [];
  const joined = jest.fn();
  const parts = batchParts(() => new Promise((resolve) => slices.push(resolve)));
  const loop = new ConsumerLoop({
    create: () => {
      const fake = new FakeConsumer();
      consumers.push(fake);
      return { consumer: fake.consumer, batches: new BatchConsumer(parts) };
    },
    topics: ['t'],
    concurrency: 1,
    log: silent,
    onJoined: joined,
    onLost: () => undefined,
    onPoll: () => undefined,
    onHeartbeat: () => undefined,
  });
  return { consumers, slices, joined, loop };
}

/** Lets everything happen that is to happen within a time (ms). */
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('a consumer that crashed and its successor', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('do not read at the same time: the batch under way ends first, and nothing of it is resumed', async () => {
    const { consumers, slices, loop } = setUp();
    loop.start();
    await pass(0);
    const handled = consumers[0]?.deliver();
    consumers[0]?.emit('crash', { error: new Error('connection lost') });
    await pass(60_000);
    expect(consumers).toHaveLength(1);
    slices[0]?.(outage);
    await handled;
    await pass(60_000);
    expect(consumers).toHaveLength(2);
    expect(consumers[0]?.resumed).toEqual([]);
    await loop.stop();
  });

  it('do not share pauses: what the first one still hands over does not keep a partition of the other paused', async () => {
    const { consumers, slices, loop } = setUp();
    loop.start();
    await pass(0);
    consumers[0]?.emit('crash', { error: new Error('connection lost') });
    await pass(500);
    const [first, second] = consumers;
    const handled = second?.deliver();
    await pass(0);
    slices[0]?.(outage);
    await handled;
    const late = first?.deliver();
    await pass(0);
    slices[1]?.(outage);
    await late;
    expect(slices).toHaveLength(1);
    await pass(200);
    expect(second?.resumed).toEqual([0]);
    expect(first?.resumed).toEqual([]);
    await loop.stop();
  });

  it('do not share their membership: an assignment that reaches the first one late is not taken', async () => {
    const { consumers, joined, loop } = setUp();
    loop.start();
    await pass(0);
    consumers[0]?.emit('crash', { error: new Error('connection lost') });
    await pass(500);
    consumers[1]?.emit('join', { memberAssignment: { t: [1] } });
    consumers[0]?.emit('join', { memberAssignment: { t: [0] } });
    expect(joined.mock.calls).toEqual([[{ t: [1] }]]);
    await loop.stop();
  });
});
