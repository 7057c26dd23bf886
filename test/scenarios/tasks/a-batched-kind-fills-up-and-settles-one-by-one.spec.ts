import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A batched kind takes the heads of several lanes of one group in one call: never more than its size, never of two
 * groups, never two tasks of one lane. Each task then settles by its own outcome:
 * one refused does not touch the others of its call.
 */
describe('a batched kind', () => {
  const Kind = defineTask<{ n: number }>({
    name: 'test.batch',
    idempotent: true,
    batch: { size: 10, fillMs: 200 },
    delaysMs: [50],
    concurrency: 2,
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('fills its calls from lane heads of one group, and settles each task by itself', async () => {
    const calls: { group: string; lanes: string[]; at: number }[] = [];
    const performBatch = async (
      tasks: readonly TaskView<{ n: number }>[],
    ): Promise<TaskOutcome[]> => {
      calls.push({
        group: tasks[0]?.lane.split('/')[0] ?? '',
        lanes: tasks.map(({ lane }) => lane),
        at: performance.now(),
      });
      return tasks.map(({ payload, attempt }) => {
        if (payload.n === 3) return { class: 'permanent', reason: 'refused' };
        if (payload.n === 4 && attempt === 1) return { class: 'transient', reason: 'busy' };
        return { class: 'done', result: undefined };
      });
    };
    const drafts = ['a', 'b'].flatMap((group) =>
      Array.from({ length: 25 }, (_, n) => ({
        lane: `${group}/${n}`,
        party: 'p',
        group,
        payload: { n },
      })),
    );
    await world.enqueue(Kind, drafts);
    const seconds = await world.enqueue(Kind, [
      { lane: 'a/0', party: 'p', group: 'a', payload: { n: 0 } },
    ]);
    const runner = await world.runner([performerOf(Kind, { performBatch })]);

    await world.untilCount(`task WHERE state = 'done'`, 49);
    await world.until(runner, seconds[0] as string, 'done');

    for (const { group, lanes } of calls) {
      expect(lanes.length).toBeLessThanOrEqual(10);
      expect(new Set(lanes).size).toBe(lanes.length);
      expect(lanes.every((lane) => lane.startsWith(`${group}/`))).toBe(true);
    }
    expect(calls.filter(({ lanes }) => lanes.length === 10)).toHaveLength(4);
    expect(await world.count(`task WHERE state = 'parked' AND lane IN ('a/3', 'b/3')`)).toBe(2);
    expect(
      await world.count(`task WHERE state = 'done' AND failures = 1 AND lane IN ('a/4', 'b/4')`),
    ).toBe(2);
  });
});
