import { defineTask, type TaskOutcome } from '@ponte/messaging';
import { Gate } from '../../fixtures/tasks/gate';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * A process loses its lease while its call runs (it hung, or the database was away); the task became unknown meanwhile,
 * because nobody could tell whether the call arrived. Then the call returns after all. Its outcome is kept beside its
 * attempt, and since it says "done", the task is done: recorded once, announced as released, its lane goes on.
 */
describe('a late outcome', () => {
  const Kind = defineTask<object>({ name: 'test.late', idempotent: false, callTimeoutMs: 100 });
  let world: TasksWorld;

  beforeAll(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE recorded (state text, result text)');
  });
  afterAll(() => world.close());

  it('is kept as evidence and resolves the unknown task', async () => {
    const gate = new Gate();
    let calls = 0;
    const perform = async (): Promise<TaskOutcome<string>> => {
      calls += 1;
      if (calls === 1) await gate.passed;
      return { class: 'done', result: `order-${calls}` };
    };
    const runner = await world.runner([
      performerOf<object, string>(Kind, {
        perform,
        settled: async (unit, _task, settlement) => {
          const result = settlement.state === 'done' ? settlement.result : null;
          await unit.manager.query('INSERT INTO recorded (state, result) VALUES ($1, $2)', [
            settlement.state,
            result,
          ]);
        },
      }),
    ]);
    const [id, next] = (await world.enqueue(Kind, [
      { lane: 'l', party: 'p', payload: {} },
      { lane: 'l', party: 'p', payload: {} },
    ])) as [string, string];
    await world.until(runner, id, 'unknown');
    gate.open();

    const task = await world.until(runner, id, 'done');
    await world.until(runner, next, 'done');

    expect(task.attempts).toMatchObject([{ leaseNo: 1, class: 'ambiguous', lateClass: 'done' }]);
    expect(await world.database.query('SELECT * FROM recorded')).toEqual([
      { state: 'unknown', result: null },
      { state: 'done', result: 'order-1' },
      { state: 'done', result: 'order-2' },
    ]);
    expect(runner.told.map(({ topic }) => topic)).toEqual(['task.held.v1', 'task.released.v1']);
    expect(runner.told[1]?.value).toMatchObject({
      taskId: id,
      state: 'unknown',
      release: 'resolved',
    });
  });
});
