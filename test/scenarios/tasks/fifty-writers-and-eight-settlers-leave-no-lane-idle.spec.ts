import { randomInt } from 'node:crypto';
import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Fifty writers enqueue into the same twenty lanes, several lanes in one transaction and in any order, while eight
 * processes' worth of runners settle them. No lane may be left idle with open work, no transaction may deadlock, each
 * lane's tasks run in the order of their ids and never two at once. The sweeper, which would heal an idle lane, is off.
 */
describe('fifty writers and eight settlers on twenty lanes', () => {
  const Kind = defineTask<object>({ name: 'test.crowd', idempotent: true, concurrency: 20 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('leave no lane idle with open work, and keep each lane in order', async () => {
    const running = new Set<string>();
    const order = new Map<string, bigint[]>();
    let together = 0;
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      if (running.has(task.lane)) together += 1;
      running.add(task.lane);
      order.set(task.lane, [...(order.get(task.lane) ?? []), BigInt(task.id)]);
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(task.lane);
      return { class: 'done', result: undefined };
    };
    for (let runner = 0; runner < 8; runner += 1)
      await world.runner([performerOf(Kind, { perform })]);

    const writer = async (): Promise<void> => {
      for (let transaction = 0; transaction < 20; transaction += 1) {
        const drafts = Array.from({ length: randomInt(1, 5) }, () => ({
          lane: `lane/${randomInt(20)}`,
          party: `p/${randomInt(3)}`,
          payload: {},
        }));
        await world.enqueue(Kind, drafts);
      }
    };
    await Promise.all(Array.from({ length: 50 }, writer));
    await world.untilDone(45_000);

    expect(together).toBe(0);
    expect(await world.count('task')).toBeGreaterThan(1_500);
    for (const ids of order.values())
      expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  });
});
