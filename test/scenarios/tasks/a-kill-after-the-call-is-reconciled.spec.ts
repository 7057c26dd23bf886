import { RecordingHttpServer, type RecordedRequest } from '@ponte/testing';
import { OnceCall, OnceTask, RepeatableCall } from '../../fixtures/tasks/outside-tasks';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * The process is killed while a call runs that must not be repeated blindly. Nobody here knows whether it arrived, so
 * whoever takes the task over looks in the other system first: found → done without a second call; surely not there →
 * called again; cannot tell → unknown, for a person. A kill before the call was sent looks the same from outside and is
 * treated the same.
 */
describe('a kill while a call runs that is not idempotent', () => {
  let world: TasksWorld;
  let outside: RecordingHttpServer;

  beforeEach(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE recorded (name text, state text)');
    outside = await RecordingHttpServer.start();
  });
  afterEach(() => world.close());

  const posts = (): RecordedRequest[] => outside.requests.filter(({ method }) => method === 'POST');

  async function killed(
    found: 'done' | 'absent' | 'unknown',
    at: 'before-call' | 'after-call',
  ): Promise<string> {
    const [id] = (await world.enqueue(OnceTask, [
      { lane: 'l', party: 'p', payload: { name: 'order' } },
    ])) as [string];
    const first = await world.process({ OUTSIDE_URL: outside.url, OUTSIDE_DIES: at });
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
    outside.answer(() => ({ body: { found } }));
    await world.runner([RepeatableCall, OnceCall], { OUTSIDE_URL: outside.url });
    return id;
  }

  const classes = async (id: string): Promise<string[]> => {
    const rows = (await world.database.query(
      'SELECT class FROM task_attempt WHERE task_id = $1 ORDER BY lease_no',
      [id],
    )) as { class: string }[];
    return rows.map((row) => row.class);
  };

  it('found over there: done, called once', async () => {
    const id = await killed('done', 'after-call');
    await world.untilDone();
    expect(posts()).toHaveLength(1);
    expect(await classes(id)).toEqual(['died', 'done']);
    expect(await world.database.query('SELECT state FROM recorded')).toEqual([{ state: 'done' }]);
  });

  it('surely not there: called again, and then once', async () => {
    const id = await killed('absent', 'before-call');
    await world.untilDone();
    expect(posts()).toHaveLength(1);
    expect(await classes(id)).toEqual(['died', 'absent', 'done']);
  });

  it('cannot tell: unknown, and not called again', async () => {
    const id = await killed('unknown', 'after-call');
    await world.untilCount(`task WHERE id = ${id} AND state = 'unknown'`, 1);
    expect(posts()).toHaveLength(1);
    expect(await classes(id)).toEqual(['died', 'unknown']);
    expect(await world.database.query('SELECT state FROM recorded')).toEqual([
      { state: 'unknown' },
    ]);
  });
});
