import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A task that cannot even be sent (its candidate cannot be opened, say) is parked without a call. Made as a probe it says
 * nothing about the credential: the pause stands, and the tasks behind it are not called all at once.
 */
describe('a probe that made no call', () => {
  const Kind = defineTask<object>({ name: 'test.unsent', idempotent: true, concurrency: 10 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('leaves the pause standing; an answer ends it', async () => {
    let accepts = false;
    let refused = 0;
    const perform = async ({ lane }: TaskView<object>): Promise<TaskOutcome> => {
      if (lane === 'unsendable') return { class: 'permanent', reason: 'cannot be opened' };
      if (lane === 'marked') return { class: 'permanent', reason: 'no candidate', local: true };
      if (accepts) return { class: 'permanent', reason: '404', status: 404 };
      refused += 1;
      return { class: 'unavailable', scope: 'party', reason: '401', status: 401 };
    };
    const runner = await world.runner([performerOf(Kind, { perform })]);
    await world.enqueue(Kind, [{ lane: 'first', party: 'p', payload: {} }]);
    await world.untilCount('task_pause', 1);
    const lanes = ['unsendable', 'marked', ...Array.from({ length: 30 }, (_, lane) => `l/${lane}`)];
    await world.enqueue(
      Kind,
      lanes.map((lane) => ({ lane, party: 'p', payload: {} })),
    );
    await world.untilCount(`task WHERE lane IN ('unsendable', 'marked') AND state = 'parked'`, 2);
    const before = refused;
    await world.untilCount(`task WHERE lane LIKE 'l/%' AND last_class = 'unavailable'`, 2);

    expect(refused - before).toBeLessThanOrEqual(3);
    expect(await world.count('task_pause')).toBe(1);
    expect(await runner.metrics.registry.metrics()).toContain(
      'ponte_task_pauses_total{scope="party"} 1',
    );

    accepts = true;
    await world.untilCount(`task WHERE state = 'parked'`, lanes.length + 1);
    expect(await world.count('task_pause')).toBe(0);
  });
});
