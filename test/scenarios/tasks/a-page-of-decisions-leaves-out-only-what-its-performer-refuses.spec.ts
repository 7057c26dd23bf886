import { defineTask, type TaskDecision } from '@ponte/messaging';
import { performerOf } from '../../fixtures/tasks/performer-of';
import { TasksWorld, type TestRunner } from '../../fixtures/tasks/tasks-world';

/**
 * An operator decides a hundred tasks at once. The performer of one throws when it hears of its end: that task stays as it
 * was, with nothing of what its performer wrote, told or enqueued, and the ninety-nine others are decided in the same
 * transaction, their lanes go on, and what their performers enqueue is there. Two pages at once decide each task once.
 */
describe('a page of decisions', () => {
  const Kind = defineTask<{ n: number }>({ name: 'test.paged', idempotent: true, delaysMs: [] });
  const After = defineTask<{ n: number }>({ name: 'test.after', idempotent: true });
  const discard: TaskDecision = {
    action: 'discard',
    request: { actor: 'maria', why: 'não é mais preciso' },
    contain: true,
  };
  let world: TasksWorld;
  let runner: TestRunner;

  beforeAll(async () => {
    world = await TasksWorld.create();
    await world.database.query('CREATE TABLE heard (n integer NOT NULL)');
    runner = await world.runner([
      performerOf<{ n: number }, string>(Kind, {
        perform: async () => ({ class: 'permanent', reason: '404', status: 404 }),
        settled: async (unit, { payload: { n } }, { state }) => {
          if (state !== 'discarded') return;
          await unit.manager.query('INSERT INTO heard (n) VALUES ($1)', [n]);
          unit.enqueue(After, { lane: `after/${n}`, party: 'p', payload: { n } });
          if (n === 7) throw new Error('the screening of 529.982.247-25 is odd');
          if (n === 8) await unit.manager.query('SELECT 1 / 0');
        },
      }),
      performerOf<{ n: number }, string>(After, {
        perform: async () => ({ class: 'done', result: '' }),
      }),
    ]);
  });
  afterAll(() => world.close());

  const parked = async (from: number, to: number): Promise<string[]> => {
    const ids = await world.enqueue(
      Kind,
      Array.from({ length: to - from + 1 }, (_, n) => ({
        // Lanes in another order than ids.
        ...{ lane: `lane/${1_000 - from - n}`, party: 'p' },
        payload: { n: from + n },
      })),
    );
    await world.untilCount(`task WHERE state = 'parked' AND kind = 'test.paged'`, ids.length);
    return ids;
  };

  it('leaves out only what its performer refuses', async () => {
    const ids = await parked(1, 100);
    const outcomes = await runner.decide([...ids, '999999'], discard);
    const left = [...outcomes].filter(([, { ok }]) => !ok);
    expect(left.map(([id, operated]) => [id, operated])).toEqual([
      [ids[6], expect.objectContaining({ code: 'failed' })],
      [ids[7], expect.objectContaining({ code: 'failed' })],
      ['999999', expect.objectContaining({ code: 'not-found' })],
    ]);
    expect(JSON.stringify(left)).toContain('is odd');
    expect(JSON.stringify(left)).not.toContain('529');
    expect([...outcomes.keys()]).toEqual([...ids, '999999']);
    await world.untilCount(`task WHERE kind = 'test.after' AND state = 'done'`, 98);
    expect(await world.count('heard WHERE n NOT IN (7, 8)')).toBe(98);
    expect(await world.count('heard')).toBe(98);
    expect(await world.count(`task WHERE kind = 'test.paged' AND state = 'parked'`)).toBe(2);
    expect(await world.count('task_action')).toBe(98);
    expect(runner.told.filter(({ topic }) => topic === 'task.released.v1')).toHaveLength(98);
  });

  it('and another one at once decide each task once', async () => {
    await world.database.query(`DELETE FROM task WHERE state = 'parked'`);
    const ids = await parked(101, 140);
    const pages = await Promise.all([
      runner.decide(ids, discard),
      runner.decide(ids.toReversed(), discard),
    ]);
    const decided = pages.flatMap((page) => [...page].filter(([, { ok }]) => ok).map(([id]) => id));
    expect(decided.sort()).toEqual([...ids].sort());
    expect(await world.count('heard WHERE n > 100')).toBe(40);
  });

  it('of a dry run changes nothing', async () => {
    const ids = await parked(201, 205);
    const dry = { ...discard, request: { ...discard.request, dryRun: true } };
    const outcomes = await runner.decide(ids, dry);
    expect([...outcomes.values()].every((operated) => operated.ok && operated.dryRun)).toBe(true);
    expect(await world.count(`task WHERE kind = 'test.paged' AND state = 'parked'`)).toBe(5);
    expect(await world.count('heard WHERE n > 200')).toBe(0);
  });
});
