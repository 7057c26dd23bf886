import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * 429 with Retry-After means "later", not "no": the task waits at least as long as asked and none of its attempts is
 * spent, however often it happens. The list of delays here is empty: one counted failure would park the task.
 */
describe('a throttled call', () => {
  const Kind = defineTask<object>({ name: 'test.throttled', idempotent: true, delaysMs: [] });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('waits for Retry-After and costs no attempt', async () => {
    const times: number[] = [];
    const attempts: number[] = [];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      attempts.push(task.attempt);
      times.push(performance.now());
      if (times.length <= 4)
        return { class: 'throttled', reason: '429', status: 429, retryAfterMs: 250 };
      return { class: 'done', result: undefined };
    };
    const runner = await world.runner([performerOf(Kind, { perform })]);
    const [id] = (await world.enqueue(Kind, [{ lane: 'l', party: 'p', payload: {} }])) as [string];

    const task = await world.until(runner, id, 'done');

    expect(attempts).toEqual([1, 1, 1, 1, 1]);
    expect(task.failures).toBe(0);
    const gaps = times.slice(1).map((time, index) => time - (times[index] as number));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(249);
    expect(task.attempts.map((attempt) => attempt.class)).toEqual([
      'throttled',
      'throttled',
      'throttled',
      'throttled',
      'done',
    ]);
  });
});
