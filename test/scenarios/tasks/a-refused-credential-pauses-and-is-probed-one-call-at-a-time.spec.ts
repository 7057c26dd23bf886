import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A 401 says nothing about a task: the credential is refused. Every task of that party waits, costing none of its
 * attempts, while one call at a time asks whether the credential is accepted again, across all processes; other
 * parties go on. The first answer that is no refusal ends the pause, and everything is done.
 */
describe('a refused credential', () => {
  const Kind = defineTask<object>({ name: 'test.refused', idempotent: true, concurrency: 10 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('pauses its party, is probed by one call at a time, and then all goes on', async () => {
    let accepts = false;
    let inFlight = 0;
    let mostAtOnce = 0;
    const calls: { party: string; accepted: boolean }[] = [];
    const perform = async (task: TaskView<object>): Promise<TaskOutcome> => {
      const accepted = accepts || task.party === 'gupy:other';
      calls.push({ party: task.party, accepted });
      if (task.party === 'gupy:acme') mostAtOnce = Math.max(mostAtOnce, (inFlight += 1));
      await new Promise((resolve) => setImmediate(resolve));
      if (task.party === 'gupy:acme') inFlight -= 1;
      return accepted
        ? { class: 'done', result: undefined }
        : { class: 'unavailable', scope: 'party', reason: '401', status: 401 };
    };
    const runners = [
      await world.runner([performerOf(Kind, { perform })]),
      await world.runner([performerOf(Kind, { perform })]),
    ];
    const ids = await world.enqueue(Kind, [{ lane: 'first', party: 'gupy:acme', payload: {} }]);
    await world.untilCount(`task_pause WHERE party = 'gupy:acme' AND kind = ''`, 1);

    const lanes = Array.from({ length: 40 }, (_, lane) => lane);
    ids.push(
      ...(await world.enqueue(
        Kind,
        lanes.map((lane) => ({ lane: `a/${lane}`, party: 'gupy:acme', payload: {} })),
      )),
    );
    const others = await world.enqueue(
      Kind,
      lanes.map((lane) => ({ lane: `o/${lane}`, party: 'gupy:other', payload: {} })),
    );
    mostAtOnce = 0;
    const before = calls.filter(({ party }) => party === 'gupy:acme').length;
    await world.untilCount(`task WHERE state = 'done' AND party = 'gupy:other'`, others.length);
    await world.untilCount(`task_pause WHERE probes >= 3`, 1);

    const probes = calls.filter(({ party }) => party === 'gupy:acme').length - before;
    expect(mostAtOnce).toBe(1);
    expect(probes).toBeLessThanOrEqual(4);
    expect(await world.count(`task WHERE party = 'gupy:acme' AND failures > 0`)).toBe(0);

    accepts = true;
    await world.untilDone();
    expect(await world.count('task_pause')).toBe(0);
    expect(await world.count(`task_attempt WHERE class = 'done'`)).toBe(ids.length + others.length);
    const metrics = await Promise.all(runners.map(({ metrics: own }) => own.registry.metrics()));
    expect(metrics.join('\n')).toContain('ponte_task_pauses_total{scope="party"} 1');
  });
});
