import fc from 'fast-check';
import type { Mishap } from './testing/fake-kafka';
import { MODEL_QUEUE, PublishModel } from './testing/publish-model';

const PARTITIONS = 4;

type Step =
  | {
      do: 'publish';
      partition: number;
      bytes: number;
      deadlineMs: number | undefined;
      culprit: boolean;
      times: number;
    }
  | { do: 'wait'; ms: number }
  | { do: 'move'; partition: number; to: number }
  | { do: 'stop' | 'start' | 'freeze' | 'thaw'; broker: number }
  | { do: 'shrink' | 'grow'; partition: number }
  | { do: 'mishap'; mishap: Mishap };

const partition = fc.integer({ min: 0, max: PARTITIONS - 1 });
const broker = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      partition,
      bytes: fc.integer({ min: 1, max: 9_000 }),
      deadlineMs: fc.option(fc.integer({ min: 100, max: 6_000 }), { nil: undefined }),
      culprit: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
      times: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.integer({ min: 1, max: 3_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), partition, to: broker }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('stop', 'start', 'start', 'freeze', 'thaw', 'thaw'),
      broker,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('shrink', 'grow'), partition }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mishap' as const),
      mishap: fc.constantFrom<Mishap>(
        'answer-lost',
        'request-lost',
        'not-covered',
        'too-few-replicas',
      ),
    }),
  },
);

async function run(steps: readonly Step[]): Promise<PublishModel> {
  const model = new PublishModel(PARTITIONS);
  const { kafka } = model;
  for (const one of steps) {
    if (one.do === 'publish') {
      for (let n = 0; n < one.times; n += 1) {
        const published = model.publish(one.partition, one.bytes, one.deadlineMs);
        if (one.culprit && n === 0) kafka.culprits.add(published.id);
      }
    } else if (one.do === 'wait') await model.time.advance(one.ms);
    else if (one.do === 'move') kafka.move(one.partition, one.to);
    else if (one.do === 'stop') kafka.stop(one.broker);
    else if (one.do === 'start') kafka.up.add(one.broker);
    else if (one.do === 'freeze') kafka.frozen.add(one.broker);
    else if (one.do === 'thaw') kafka.thaw(one.broker);
    else if (one.do === 'shrink') kafka.shortOfReplicas.add(one.partition);
    else if (one.do === 'grow') kafka.shortOfReplicas.delete(one.partition);
    else if (one.do === 'mishap') kafka.mishaps.push(one.mishap);
    const { held } = model.pipelines.budget;
    expect(held.records).toBeLessThanOrEqual(MODEL_QUEUE.maxRecords);
    expect(held.bytes).toBeLessThanOrEqual(MODEL_QUEUE.maxBytes);
  }
  await model.heal();
  return model;
}

function judge({ kafka, published, pipelines }: PublishModel): void {
  expect(kafka.violations).toEqual([]);
  // Every publisher is answered exactly once, and nothing is left behind.
  expect(published.filter(({ answers }) => answers.length !== 1)).toEqual([]);
  expect(pipelines.budget.held).toEqual({ records: 0, bytes: 0 });
  for (const { id, partition: at, answers, deadlineMs } of published) {
    const log = kafka.logs[at] ?? [];
    // Acknowledged only if it is on the log; refused only if the broker cannot take it.
    if (answers[0] === 'acknowledged') expect(log).toContain(id);
    if (answers[0] === 'refused') expect(kafka.culprits).toContain(id);
    if (kafka.culprits.has(id)) expect(answers[0]).not.toBe('acknowledged');
    // Without a deadline nothing gives up but for a culprit or a full queue.
    if (deadlineMs === undefined && !kafka.culprits.has(id))
      expect(['acknowledged', 'queue-full']).toContain(answers[0]);
  }
  kafka.logs.forEach((log, at) =>
    expect([...new Set(log)]).toEqual(
      inOrder(
        log,
        published.filter((one) => one.partition === at).map(({ id }) => id),
      ),
    ),
  );
}

/** Those that are on the log, in the order in which they were published. */
function inOrder(log: readonly string[], ids: readonly string[]): string[] {
  const there = new Set(log);
  return ids.filter((id) => there.has(id));
}

describe('The pipelines, whatever happens to brokers, leaders and requests,', () => {
  it('answer each publisher once, acknowledge only what is on the log, keep the order and the bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) =>
        judge(await run(steps)),
      ),
      { numRuns: 200 },
    );
  }, 120_000);

  it('acknowledge everything when nothing happens', async () => {
    const model = new PublishModel(PARTITIONS);
    for (let n = 0; n < 100; n += 1) model.publish(n % PARTITIONS, 1_000, 5_000);
    await model.time.advance(200);
    expect(new Set(model.published.map(({ answers }) => answers[0]))).toEqual(
      new Set(['acknowledged']),
    );
    judge(model);
  });
});
