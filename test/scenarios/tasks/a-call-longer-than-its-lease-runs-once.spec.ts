import { defineTask, type TaskOutcome } from '@ponte/messaging';
import { eventually } from '@ponte/testing';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A call may take longer than a Kafka consumer's session: tasks run apart from the consumer, under leases in the
 * database. While a call runs, and while what came of it is being written, its lease is renewed, so another process that
 * looks for expired leases finds none and the call is made once. Here call and record together outlast the lease that the
 * task was claimed with.
 */
describe('a long call', () => {
  const Kind = defineTask<object>({ name: 'test.long', idempotent: true, callTimeoutMs: 2_000 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('has its lease renewed and is not run twice', async () => {
    const [returned, recorded] = [new Gate(), new Gate()];
    let calls = 0;
    const perform = async (): Promise<TaskOutcome> => {
      calls += 1;
      await returned.passed;
      return { class: 'done', result: undefined };
    };
    const settled = (): Promise<void> => recorded.passed;
    const runners = [
      await world.runner([performerOf(Kind, { perform, settled })], {
        TASK_LEASE_GRACE_MS: '4000',
      }),
      await world.runner([performerOf(Kind, { perform, settled })], {
        TASK_LEASE_GRACE_MS: '4000',
      }),
    ];
    const [id] = (await world.enqueue(Kind, [{ lane: 'l', party: 'p', payload: {} }])) as [string];
    const lease = async (): Promise<number> => {
      const [row] = (await world.database.query(
        'SELECT extract(epoch FROM lease_until)::float8 AS until FROM task WHERE id = $1',
        [id],
      )) as [{ until: number | null }];
      return row.until ?? 0;
    };
    const first = await eventually(async () => (await lease()) || false);

    // Renewed several times while the call runs …
    await eventually(async () => (await lease()) > first + 3, { timeoutMs: 10_000 });
    returned.open();
    // … and while it is recorded, the other process leaves it alone, although the claim's lease is long over.
    const over = `SELECT clock_timestamp() > to_timestamp(${first}) + interval '1 second' AS over`;
    await eventually(
      async () => ((await world.database.query(over)) as [{ over: boolean }])[0].over,
      { timeoutMs: 15_000 },
    );
    recorded.open();
    const task = await world.until(runners[0] as never, id, 'done');

    expect(calls).toBe(1);
    expect(task.attempts).toMatchObject([{ leaseNo: 1, class: 'done' }]);
  });
});
