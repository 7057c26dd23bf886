import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A 403 may be about one resource, and for ever. Probes of the pause that it begins go round among the tasks that wait, and
 * among the groups of a batched kind, so another task proves soon that the endpoint answers.
 */
describe('an endpoint that refuses one resource for ever', () => {
  const Single = defineTask<object>({ name: 'test.single', idempotent: true });
  const Batched = defineTask<object>({
    name: 'test.batched',
    idempotent: true,
    batch: { size: 10, fillMs: 0 },
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  const perform = async ({ lane }: TaskView<object>): Promise<TaskOutcome> =>
    lane.startsWith('bad')
      ? { class: 'unavailable', scope: 'endpoint', reason: '403', status: 403 }
      : { class: 'done', result: undefined };

  it('is found to answer the others, of the same group and of other groups', async () => {
    const performBatch = (tasks: readonly TaskView<object>[]): Promise<TaskOutcome[]> =>
      Promise.all(tasks.map(perform));
    await world.runner([performerOf(Single, { perform }), performerOf(Batched, { performBatch })]);
    await world.enqueue(Single, [{ lane: 'bad/1', party: 'p', payload: {} }]);
    // Its group comes first in the order of the groups.
    await world.enqueue(Batched, [{ lane: 'bad/2', party: 'p', group: 'a', payload: {} }]);
    await world.untilCount('task_pause', 2);

    await world.enqueue(Single, [{ lane: 'good/1', party: 'p', payload: {} }]);
    await world.enqueue(Batched, [{ lane: 'good/2', party: 'p', group: 'b', payload: {} }]);

    await world.untilCount(`task WHERE lane LIKE 'good/%' AND state = 'done'`, 2, 5_000);
    expect(await world.count(`task WHERE lane LIKE 'bad/%' AND failures = 0`)).toBe(2);
  });
});
