import { defineTask, type TaskOutcome } from '@ponte/messaging';
import { eventually } from '@ponte/testing';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A refusal for good of one application's tag must not delay anybody else's. One lane's first task is refused and parked
 * (its kind holds the lane); a thousand other lanes, all of the same kind and the same credential, are done meanwhile,
 * each in order, and what stands behind the refused task is not called.
 */
describe('one blocked lane', () => {
  const Kind = defineTask<{ lane: number; n: number }>({
    name: 'test.write',
    idempotent: true,
    concurrency: 50,
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('leaves a thousand others moving, each in order', async () => {
    const called = new Map<number, number[]>();
    const perform = async (task: {
      payload: { lane: number; n: number };
    }): Promise<TaskOutcome> => {
      const { lane, n } = task.payload;
      called.set(lane, [...(called.get(lane) ?? []), n]);
      return lane === 0
        ? { class: 'permanent', reason: 'refused', status: 422 }
        : { class: 'done', result: undefined };
    };
    const lanes = Array.from({ length: 1_001 }, (_, lane) => lane);
    const drafts = [0, 1, 2].flatMap((n) =>
      lanes.map((lane) => ({ lane: `l/${lane}`, party: 'p', payload: { lane, n } })),
    );
    const [blocked] = await world.enqueue(Kind, drafts);

    const runner = await world.runner([performerOf(Kind, { perform })]);
    await world.until(runner, blocked as string, 'parked');
    await eventually(async () => (await world.count(`task WHERE state = 'done'`)) === 3_000, {
      timeoutMs: 30_000,
    });

    expect(called.get(0)).toEqual([0]);
    for (const lane of lanes.slice(1)) expect(called.get(lane)).toEqual([0, 1, 2]);
    expect(await world.count(`task WHERE lane = 'l/0' AND state = 'ready' AND NOT head`)).toBe(2);
    expect(runner.told).toMatchObject([
      {
        topic: 'task.held.v1',
        value: {
          service: 'tasks-test',
          kind: 'test.write',
          state: 'parked',
          reason: 'refused',
          behind: 2,
        },
      },
    ]);
  });
});
