import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { HandlerSpy } from '@ponte/testing';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * On SIGTERM a process claims nothing more and lets the calls in flight finish. One that has not returned when the time is
 * over is given back at once, without costing an attempt and without waiting for its lease: an idempotent one is due
 * again, another one is looked up first.
 */
describe('a leaving process', () => {
  const Kind = defineTask<{ gate: string }>({
    name: 'test.leaving',
    idempotent: true,
    concurrency: 2,
  });
  const Once = defineTask<{ gate: string }>({
    name: 'test.leaving-once',
    idempotent: false,
    concurrency: 2,
    reconcileAfterMs: 0,
  });
  let world: TasksWorld;

  beforeEach(async () => {
    world = await TasksWorld.create();
  });
  afterEach(() => world.close());

  it('finishes what it began and begins nothing', async () => {
    const [gate, started] = [new Gate(), new HandlerSpy<string>()];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      started.see(task.id);
      await gate.passed;
      return { class: 'done', result: undefined };
    };
    await world.enqueue(
      Kind,
      [0, 1, 2, 3].map((n) => ({ lane: `l/${n}`, party: 'p', payload: { gate: '' } })),
    );
    const runner = await world.runner([
      performerOf(Kind, { perform }),
      performerOf(Once, { perform }),
    ]);
    await started.count(2);
    const stopped = runner.stop(10_000);
    gate.open();
    await stopped;
    expect(await world.count(`task WHERE state = 'done'`)).toBe(2);
    expect(await world.count(`task WHERE state = 'ready' AND lease_no = 0`)).toBe(2);
    expect(started.seen).toHaveLength(2);
  });

  it('gives back what does not return in time', async () => {
    const [never, started] = [new Gate(), new HandlerSpy<string>()];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      started.see(task.id);
      await never.passed;
      return { class: 'done', result: undefined };
    };
    const reconcile = async (): Promise<{ found: 'absent' }> => ({ found: 'absent' });
    const [again] = (await world.enqueue(Kind, [
      { lane: 'a', party: 'p', payload: { gate: '' } },
    ])) as [string];
    const [looked] = (await world.enqueue(Once, [
      { lane: 'b', party: 'p', payload: { gate: '' } },
    ])) as [string];
    const runner = await world.runner(
      [performerOf(Kind, { perform }), performerOf(Once, { perform, reconcile })],
      { TASK_LEASE_GRACE_MS: '60000' },
    );
    await started.count(2);
    await runner.stop(5_000);
    expect(await runner.operations.show(again)).toMatchObject({
      state: 'waiting',
      step: 'perform',
      failures: 0,
      attempts: [{ class: 'interrupted' }],
    });
    expect(await runner.operations.show(looked)).toMatchObject({
      state: 'waiting',
      step: 'reconcile',
      failures: 0,
      attempts: [{ class: 'interrupted' }],
    });
  });
});
