import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { HandlerSpy, startPostgres } from '@ponte/testing';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Postgres goes away while calls run. They have had their effect in the other system, so what came of them must not be
 * lost: the outcomes wait and are recorded when Postgres is back, within the same leases, and no call is made twice.
 */
describe('Postgres gone while calls run', () => {
  const Kind = defineTask<object>({ name: 'test.outage', idempotent: false, concurrency: 10 });

  it('keeps the outcomes and records them when it is back', async () => {
    const server = await startPostgres();
    const world = await TasksWorld.create(await server.databaseUrl('tasks'));
    const [gate, started] = [new Gate(), new HandlerSpy<string>()];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      started.see(task.lane);
      await gate.passed;
      return { class: 'done', result: undefined };
    };
    await world.enqueue(
      Kind,
      Array.from({ length: 25 }, (_, n) => ({ lane: `l/${n}`, party: 'p', payload: {} })),
    );
    const runner = await world.runner([performerOf(Kind, { perform })], {
      TASK_LEASE_GRACE_MS: '60000',
    });
    await started.count(10);

    await server.crash();
    gate.open();
    await server.start();
    await world.untilDone();

    expect(started.seen).toHaveLength(25);
    expect(new Set(started.seen).size).toBe(25);
    expect(await world.count(`task_attempt WHERE class <> 'done'`)).toBe(0);
    await runner.stop();
    await world.close();
  });
});
