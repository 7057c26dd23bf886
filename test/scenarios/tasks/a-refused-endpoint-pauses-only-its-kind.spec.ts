import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A 403 on one endpoint says that the credential may not do this one thing: that kind pauses with that credential, and
 * other kinds of the same credential go on.
 */
describe('a refused endpoint', () => {
  const Tags = defineTask<object>({ name: 'test.tags', idempotent: true });
  const Comments = defineTask<object>({ name: 'test.comments', idempotent: true });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('pauses this kind with this credential and nothing else', async () => {
    let mayTag = false;
    const done = async (): Promise<TaskOutcome> => ({ class: 'done', result: undefined });
    const tag = async (task: TaskView<object>): Promise<TaskOutcome> =>
      mayTag || task.party === 'gupy:other'
        ? done()
        : { class: 'unavailable', scope: 'endpoint', reason: '403', status: 403 };
    await world.runner([
      performerOf(Tags, { perform: tag }),
      performerOf(Comments, { perform: done }),
    ]);
    await world.enqueue(Tags, [{ lane: 'a', party: 'gupy:acme', payload: {} }]);
    await world.untilCount(`task_pause WHERE party = 'gupy:acme' AND kind = 'test.tags'`, 1);

    await world.enqueue(Comments, [{ lane: 'b', party: 'gupy:acme', payload: {} }]);
    await world.enqueue(Tags, [{ lane: 'c', party: 'gupy:other', payload: {} }]);
    await world.untilCount(`task WHERE state = 'done'`, 2);
    expect(await world.count(`task WHERE lane = 'a' AND state = 'waiting'`)).toBe(1);

    mayTag = true;
    await world.untilDone();
    expect(await world.count('task_pause')).toBe(0);
  });
});
