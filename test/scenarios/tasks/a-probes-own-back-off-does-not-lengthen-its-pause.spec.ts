import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A probe may be made with a task that has failed often and meets a 503: it comes again in hours, by its own list. The
 * pause must not: it is probed again after its own interval, with another task, so that an account that is back in
 * seconds is called again in seconds.
 */
describe('a probe that fails for a passing reason', () => {
  const HOUR_MS = 3_600_000;
  const Kind = defineTask<object>({
    name: 'test.probed',
    idempotent: true,
    delaysMs: [1, HOUR_MS],
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('puts its own task off and leaves the pause its interval', async () => {
    let accepts = false;
    const old: TaskOutcome[] = [
      { class: 'transient', reason: '503', status: 503 },
      { class: 'unavailable', scope: 'party', reason: '401', status: 401 },
      { class: 'transient', reason: '503', status: 503 },
    ];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      if (task.lane === 'old') {
        accepts = old.length === 1;
        return old.shift() ?? { class: 'permanent', reason: 'called too often' };
      }
      return accepts
        ? { class: 'done', result: undefined }
        : { class: 'unavailable', scope: 'party', reason: '401', status: 401 };
    };
    const runner = await world.runner([performerOf(Kind, { perform })]);
    await world.enqueue(Kind, [{ lane: 'old', party: 'p', payload: {} }]);
    await world.untilCount('task_pause', 1);
    const fresh = Array.from({ length: 10 }, (_, lane) => ({
      lane: `fresh/${lane}`,
      party: 'p',
      payload: {},
    }));
    const [first] = (await world.enqueue(Kind, fresh)) as [string];

    await world.until(runner, first, 'done', 5_000);
    await world.untilCount(`task WHERE lane <> 'old' AND state = 'done'`, fresh.length);

    expect(await world.count('task_pause')).toBe(0);
    const later = `task WHERE lane = 'old' AND state = 'waiting' AND due_at > now() + interval '40 minutes'`;
    expect(await world.count(later)).toBe(1);
  });
});
