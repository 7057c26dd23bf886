import { RecordingHttpServer } from '@ponte/testing';
import { OnceCall, RepeatableCall, RepeatableTask } from '../../fixtures/tasks/outside-tasks';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A task during which its process dies is suspected of being the cause. It is tried again, but after the third death it is
 * parked: otherwise it would take down one process after the other for ever, and everything else with them.
 */
describe('a task that kills its process', () => {
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE recorded (name text, state text)');
  });
  afterAll(() => world.close());

  it('is parked after three deaths, and its performer hears of it', async () => {
    const outside = await RecordingHttpServer.start();
    const [id] = (await world.enqueue(RepeatableTask, [
      { lane: 'l', party: 'p', payload: { name: 'poison' } },
    ])) as [string];
    // Each takes the task over when the lease of the one before has run out.
    const deadly = await Promise.all(
      [1, 2, 3].map(() => world.process({ OUTSIDE_URL: outside.url, OUTSIDE_DIES: 'before-call' })),
    );
    for (const { exited } of deadly) expect(await exited).toMatchObject({ signal: 'SIGKILL' });
    await world.runner([RepeatableCall, OnceCall], { OUTSIDE_URL: outside.url });
    await world.untilCount(`task WHERE id = ${id} AND state = 'parked' AND deaths = 3`, 1);
    expect(await world.database.query('SELECT state FROM recorded')).toEqual([{ state: 'parked' }]);
    expect(outside.requests).toHaveLength(0);
  });
});
