import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A batch that is not full waits for more heads of its group, but no longer than `fillMs` after its first one was due: a
 * lone task is not held up for company that never comes, and tasks that come one after the other share a call.
 */
describe('an unfilled batch', () => {
  const Kind = defineTask<object>({
    name: 'test.unfilled',
    idempotent: true,
    batch: { size: 50, fillMs: 200 },
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('leaves after fillMs with what has come', async () => {
    const calls: { lanes: string[]; at: number }[] = [];
    const performBatch = async (tasks: readonly TaskView<object>[]): Promise<TaskOutcome[]> => {
      calls.push({ lanes: tasks.map(({ lane }) => lane), at: Date.now() });
      return tasks.map(() => ({ class: 'done', result: undefined }));
    };
    // The poll is far away: what wakes the runner is the notification, and then its own clock.
    const runner = await world.runner([performerOf(Kind, { performBatch })], {
      TASK_POLL_MS: '20000',
    });
    await runner.enqueue(Kind, [{ lane: 'lone', party: 'p', payload: {} }]);
    await world.untilDone(5_000);
    const draft = (n: number): { lane: string; party: string; payload: object } => ({
      lane: `l/${n}`,
      party: 'p',
      payload: {},
    });
    await runner.enqueue(Kind, [draft(1), draft(2)]);
    await runner.enqueue(Kind, [draft(3)]);
    await world.untilDone(5_000);

    const [{ due, started }] = (await world.database.query(
      `SELECT extract(epoch FROM due_at)::float8 AS due, extract(epoch FROM started_at)::float8 AS started FROM task WHERE lane = 'lone'`,
    )) as [{ due: number; started: number }];
    expect(calls[0]?.lanes).toEqual(['lone']);
    expect(started - due).toBeGreaterThanOrEqual(0.199);
    expect(started - due).toBeLessThan(3);
    const [first] = (await world.database.query(
      `SELECT min(started_at) - max(due_at) < '0' AS late FROM task WHERE lane LIKE 'l/%'`,
    )) as [{ late: boolean }];
    // All three were due before the first call of them started, so they went together.
    if (!first.late) expect(calls.slice(1)).toHaveLength(1);
  });
});
