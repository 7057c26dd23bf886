import { defineTask, type TaskOutcome, type TaskView } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Performers ask whether an earlier run can have had an effect: "it is there already" is somebody else's doing only if not.
 * A run that was throttled, that met a refused credential or never left the process had none; one that timed out may have
 * had, and so it stays, whatever comes between.
 */
describe('a run that cannot have had an effect', () => {
  const Kind = defineTask<object>({ name: 'test.effects', idempotent: true, delaysMs: [1, 1, 1] });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
  });
  afterAll(() => world.close());

  it('leaves the next one the first; one that timed out does not', async () => {
    const outcomes: TaskOutcome[] = [
      { class: 'throttled', reason: '429', status: 429, retryAfterMs: 1 },
      { class: 'throttled', reason: 'no budget left', retryAfterMs: 1 },
      { class: 'unavailable', scope: 'party', reason: '401', status: 401 },
      { class: 'unavailable', scope: 'endpoint', reason: 'breaker', local: true, retryAfterMs: 1 },
      { class: 'transient', reason: 'time-out' },
      { class: 'throttled', reason: '429', status: 429, retryAfterMs: 1 },
    ];
    const first: boolean[] = [];
    const perform = async ({ isFirstRun }: TaskView<object>): Promise<TaskOutcome> => {
      first.push(isFirstRun);
      return outcomes.shift() ?? { class: 'done', result: undefined };
    };
    const runner = await world.runner([performerOf(Kind, { perform })]);
    const [id] = (await world.enqueue(Kind, [{ lane: 'l', party: 'p', payload: {} }])) as [string];
    await world.until(runner, id, 'done');

    expect(first).toEqual([true, true, true, true, true, false, false]);
  });
});
