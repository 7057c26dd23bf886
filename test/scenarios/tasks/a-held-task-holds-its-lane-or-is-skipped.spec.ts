import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * What a parked or unknown task does to those behind it is its kind's choice. Where order matters (tags) it holds its
 * lane; where it does not (comments) the lane goes on without it. Either way it is announced, with how many wait behind it.
 */
describe('a task held for a person', () => {
  const outcomes: Record<string, TaskOutcome> = {
    parked: { class: 'permanent', reason: 'refused', status: 404 },
    unknown: { class: 'ambiguous', reason: 'time-out' },
    done: { class: 'done', result: undefined },
  };
  const perform = async (task: TaskView<{ outcome: string }>): Promise<TaskOutcome> =>
    outcomes[task.payload.outcome] as TaskOutcome;
  const Tags = defineTask<{ outcome: string }>({
    name: 'test.tags',
    idempotent: false,
    onHold: 'hold',
  });
  const Comments = defineTask<{ outcome: string }>({
    name: 'test.comments',
    idempotent: false,
    onHold: 'skip',
  });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it.each(['parked', 'unknown'] as const)('%s: holds its lane, or is skipped', async (state) => {
    const runner = await world.runner([
      performerOf(Tags, { perform }),
      performerOf(Comments, { perform }),
    ]);
    const held = await world.enqueue(
      Tags,
      [state, 'done', 'done'].map((outcome) => ({
        lane: `tags/${state}`,
        party: 'p',
        payload: { outcome },
        subject: 's-1',
      })),
    );
    const skipped = await world.enqueue(
      Comments,
      [state, 'done', 'done'].map((outcome) => ({
        lane: `comments/${state}`,
        party: 'p',
        payload: { outcome },
      })),
    );

    await world.until(runner, held[0] as string, state);
    await world.until(runner, skipped[2] as string, 'done');

    expect((await runner.operations.show(skipped[0] as string))?.state).toBe(state);
    expect((await runner.operations.show(held[0] as string))?.behind).toBe(2);
    expect(await world.count(`task WHERE lane = 'tags/${state}' AND state = 'ready'`)).toBe(2);
    const told = runner.told
      .filter(({ topic }) => topic === 'task.held.v1')
      .map(({ value }) => value as { lane: string });
    expect(told).toHaveLength(2);
    expect(told.find(({ lane }) => lane === `tags/${state}`)).toMatchObject({
      state,
      behind: 2,
      subject: 's-1',
      service: 'tasks-test',
    });
    await runner.stop();
  });
});
