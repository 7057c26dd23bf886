import { defineTask, type TaskOutcome, type TaskView, type UnitOfWork } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld } from '../../fixtures/tasks/tasks-world';

/**
 * Settlements share transactions. When one performer's `settled()` throws, or writes what the database refuses, the others
 * of its transaction are settled all the same and nothing of the faulty one is written. An idempotent task is tried again
 * and parked after three times; one that is not idempotent is never called again for it: it is looked up, and if that
 * cannot be, held as unknown.
 */
describe('a settled() that throws', () => {
  const Kind = defineTask<{ bad: boolean }>({
    name: 'test.settles',
    idempotent: true,
    delaysMs: [20, 20],
    concurrency: 50,
  });
  const Once = defineTask<object>({ name: 'test.settles-once', idempotent: false });
  const done = async (): Promise<TaskOutcome> => ({ class: 'done', result: undefined });
  let world: TasksWorld;

  beforeEach(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE written (lane text PRIMARY KEY)');
  });
  afterEach(() => world.close());

  it('touches no other task of its transaction, and is parked after three times', async () => {
    const settled = async (unit: UnitOfWork, task: TaskView<{ bad: boolean }>): Promise<void> => {
      await unit.manager.query('INSERT INTO written (lane) VALUES ($1)', [task.lane]);
      if (task.payload.bad) await unit.manager.query('SELECT 1 / 0');
    };
    const lanes = Array.from({ length: 40 }, (_, n) => n);
    const ids = await world.enqueue(
      Kind,
      lanes.map((n) => ({ lane: `l/${n}`, party: 'p', payload: { bad: n === 17 } })),
    );
    const runner = await world.runner([
      performerOf(Kind, { perform: done, settled }),
      performerOf(Once, { perform: done }),
    ]);

    const parked = await world.until(runner, ids[17] as string, 'parked');
    await world.untilCount(`task WHERE state = 'done'`, 39);

    expect(parked.attempts.map((attempt) => attempt.class)).toEqual([
      'settle-failed',
      'settle-failed',
      'settle-failed',
    ]);
    expect(parked.reason).toContain('division by zero');
    expect(await world.count('written')).toBe(39);
    expect(runner.told).toHaveLength(1);
  });

  it('does not repeat a call that is not idempotent', async () => {
    let calls = 0;
    const perform = (): Promise<TaskOutcome> => {
      calls += 1;
      return done();
    };
    const settled = (): Promise<void> => Promise.reject(new Error('a bug'));
    const [id] = (await world.enqueue(Once, [{ lane: 'l', party: 'p', payload: {} }])) as [string];
    const runner = await world.runner([
      performerOf(Once, { perform, settled }),
      performerOf(Kind, { perform: done }),
    ]);

    const unknown = await world.until(runner, id, 'unknown');

    expect(calls).toBe(1);
    expect(unknown.reason).toContain('settled() threw after "done": Error: a bug');
  });
});
