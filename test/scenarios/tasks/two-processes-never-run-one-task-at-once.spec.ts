import { RecordingHttpServer } from '@ponte/testing';
import { OnceTask } from '../../fixtures/tasks/outside-tasks';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Two processes of one service look for due tasks in the same table. Each task is called by one of them, once, although
 * both are woken by the same notification; together they share the work.
 */
describe('two processes on one table', () => {
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE recorded (name text, state text)');
  });
  afterAll(() => world.close());

  it('call each task once', async () => {
    const outside = await RecordingHttpServer.start();
    const processes = [
      await world.process({ OUTSIDE_URL: outside.url }),
      await world.process({ OUTSIDE_URL: outside.url }),
    ];
    const names = Array.from({ length: 600 }, (_, n) => `effect-${n}`);
    for (let from = 0; from < names.length; from += 20) {
      await world.enqueue(
        OnceTask,
        names
          .slice(from, from + 20)
          .map((name, n) => ({ lane: `lane/${n}`, party: 'p', payload: { name } })),
      );
    }
    // Whoever starts last still finds work: the first batch waits until both have shown up.
    await world.untilDone();
    await world.enqueue(
      OnceTask,
      names.map((name) => ({ lane: name, party: 'p', payload: { name: `again-${name}` } })),
    );
    await world.untilDone();

    const paths = outside.requests.map(({ path }) => path);
    expect(paths).toHaveLength(1_200);
    expect(new Set(paths).size).toBe(1_200);
    expect(new Set(outside.requests.map(({ body }) => body))).toEqual(
      new Set(processes.map(({ pid }) => String(pid))),
    );
  });
});
