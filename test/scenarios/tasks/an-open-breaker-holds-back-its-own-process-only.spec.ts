import { defineTask, type TaskOutcome } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A breaker is open in one process: that tells of this process's way to the other system, and of what it saw a while ago.
 * It holds back and the others go on calling; a pause for all of them, renewed at each of its refusals, would stop calls
 * that succeed.
 */
describe('an open breaker', () => {
  const Kind = defineTask<object>({ name: 'test.breaker', idempotent: true, concurrency: 4 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('pauses nothing for the other processes and costs its own few claims', async () => {
    let refusals = 0;
    const refused = async (): Promise<TaskOutcome> => {
      refusals += 1;
      return {
        class: 'unavailable',
        scope: 'endpoint',
        reason: 'not tried: failed several times in a row',
        retryAfterMs: 60_000,
      };
    };
    const done = async (): Promise<TaskOutcome> => ({ class: 'done', result: undefined });
    const broken = await world.runner([performerOf(Kind, { perform: refused })]);
    await world.enqueue(Kind, [{ lane: 'first', party: 'p', payload: {} }]);
    await world.untilCount(`task WHERE last_class = 'unavailable' AND state = 'waiting'`, 1);

    const sound = await world.runner([performerOf(Kind, { perform: done })]);
    const drafts = Array.from({ length: 100 }, (_, lane) => ({
      lane: `l/${lane}`,
      party: 'p',
      payload: {},
    }));
    await world.enqueue(Kind, drafts);
    await world.untilDone();

    expect(refusals).toBe(1);
    expect(await world.count('task_pause')).toBe(0);
    for (const { metrics } of [broken, sound])
      expect(await metrics.registry.metrics()).not.toContain('ponte_task_pauses_total{');
    expect(await world.count(`task_attempt WHERE class <> 'done'`)).toBe(0);
  });
});
