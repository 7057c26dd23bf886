import { defineTask, type TaskOutcome } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * No lane should ever be without a head while it has open tasks. Should one be (a bug, a row deleted by hand), it must
 * not sleep for good: the sweeper promotes its oldest task and counts it, so that somebody looks for the cause.
 */
describe('a lane without a head', () => {
  const Kind = defineTask<{ n: number }>({ name: 'test.headless', idempotent: true });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('is healed in order, and counted', async () => {
    const order: number[] = [];
    const perform = async (task: { payload: { n: number } }): Promise<TaskOutcome> => {
      order.push(task.payload.n);
      return { class: 'done', result: undefined };
    };
    await world.enqueue(
      Kind,
      [0, 1, 2].map((n) => ({ lane: 'l', party: 'p', payload: { n } })),
    );
    await world.enqueue(Kind, [{ lane: 'healthy', party: 'p', payload: { n: 9 } }]);
    await world.database.query(`UPDATE task SET head = false WHERE lane = 'l'`);
    await world.database.query('DELETE FROM task_lane');

    const runner = await world.runner([performerOf(Kind, { perform })], { TASK_SWEEP_MS: '100' });
    await world.untilDone();

    expect(order.filter((n) => n !== 9)).toEqual([0, 1, 2]);
    expect(await runner.metrics.registry.metrics()).toContain('ponte_task_headless_lanes_total 1');
  });
});
