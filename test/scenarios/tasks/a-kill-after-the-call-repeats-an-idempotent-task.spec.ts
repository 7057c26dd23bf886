import { RecordingHttpServer } from '@ponte/testing';
import { OnceCall, RepeatableCall, RepeatableTask } from '../../fixtures/tasks/outside-tasks';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * The process is killed after the other system took the call and before anything here recorded it. For a kind whose call
 * is idempotent the call is simply made again by whoever lives, once the lease has run out, and recorded once.
 */
describe('a kill between an idempotent call and its record', () => {
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE recorded (name text, state text)');
  });
  afterAll(() => world.close());

  it('repeats the call and records it once', async () => {
    const outside = await RecordingHttpServer.start();
    const [id] = (await world.enqueue(RepeatableTask, [
      { lane: 'l', party: 'p', payload: { name: 'tag' } },
    ])) as [string];
    const first = await world.process({ OUTSIDE_URL: outside.url, OUTSIDE_DIES: 'after-call' });
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
    expect(await world.count('recorded')).toBe(0);

    await world.runner([RepeatableCall, OnceCall], { OUTSIDE_URL: outside.url });
    await world.untilDone();

    expect(outside.requests.map(({ body }) => body)).toEqual([
      String(first.pid),
      String(process.pid),
    ]);
    expect(await world.database.query('SELECT * FROM recorded')).toEqual([
      { name: 'tag', state: 'done' },
    ]);
    const attempts = await world.database.query(
      'SELECT class, lease_no FROM task_attempt WHERE task_id = $1 ORDER BY lease_no',
      [id],
    );
    expect(attempts).toEqual([
      { class: 'died', lease_no: 1 },
      { class: 'done', lease_no: 2 },
    ]);
  });
});
