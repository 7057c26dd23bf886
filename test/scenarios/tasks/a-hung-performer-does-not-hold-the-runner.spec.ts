import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Code that ignores its signal and never returns must cost one slot for the length of its lease, not for good: its signal
 * fires after the call's time-out, at the end of the lease it is given up as a failed attempt, and the runner goes on
 * with other tasks. What it returns after all is kept as evidence beside its attempt.
 */
describe('a performer that never returns', () => {
  const Kind = defineTask<{ hangs: boolean }>({
    name: 'test.hangs',
    idempotent: true,
    callTimeoutMs: 100,
    concurrency: 1,
    delaysMs: [],
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('is given up at the end of its lease, and others run', async () => {
    const gate = new Gate();
    const signals: AbortSignal[] = [];
    const perform = async (
      task: TaskView<{ hangs: boolean }>,
      signal: AbortSignal,
    ): Promise<TaskOutcome> => {
      if (!task.payload.hangs) return { class: 'done', result: undefined };
      signals.push(signal);
      await gate.passed;
      return { class: 'done', result: undefined };
    };
    const [hung, other] = (await world.enqueue(Kind, [
      { lane: 'hung', party: 'p', payload: { hangs: true } },
      { lane: 'other', party: 'p', payload: { hangs: false } },
    ])) as [string, string];
    const runner = await world.runner([performerOf(Kind, { perform })], {
      TASK_LEASE_GRACE_MS: '1500',
    });

    const parked = await world.until(runner, hung, 'parked');
    await world.until(runner, other, 'done');

    expect(parked.reason).toContain('did not return within 1600 ms');
    expect(signals[0]?.aborted).toBe(true);
    gate.open();
    await world.untilCount(`task_attempt WHERE task_id = ${hung} AND late_class = 'done'`, 1);
    expect((await runner.operations.show(hung))?.state).toBe('parked');
  });
});
