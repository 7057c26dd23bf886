import { ahgoraMonth, eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * One employee makes Datasul refuse a whole call with a 400. Where the customer knows that such a call posts nothing, it is
 * halved at once until the culprit stands alone: that one is refused in Datasul's own words, all others are posted once.
 * Each part is a call of its own in the record. Where nobody knows, the whole call is unknown.
 */
describe('a call that is refused whole', () => {
  const { items } = ahgoraMonth({ employees: 20, rubricas: 2 });
  const culprits = [items[3]?.codfuncionario, items[16]?.codfuncionario];

  it('is taken apart if the profile says that it posts nothing', async () => {
    const world = await PayrollWorld.start({ datasul: 'refusedCallPostsNothing: true, calls: 1' });
    await world.datasul.settings({ refusesCallFor: { rubricas: [], codfuncionarios: culprits } });
    const told = await world.ask(items);
    const refused = told.flatMap(({ state }, index) => (state === 'refused' ? [index] : []));
    // Two rubricas each, in the order sent.
    expect(refused).toEqual([6, 7, 32, 33]);
    expect(told.filter(({ state }) => state === 'accepted')).toHaveLength(36);
    expect(told[6]).toMatchObject({ by: 'datasul' });
    expect(told[6]?.message).not.toBe('');
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 36, repeats: 0 });

    const calls = await world.database.query<{ items: number; outcome: string; of: string }[]>(
      `SELECT items, outcome, part_of AS of FROM payroll_call ORDER BY started_at`,
    );
    expect(calls[0]).toEqual({ items: 20, outcome: 'refused-call', of: null });
    expect(calls.slice(1).every(({ of }) => of !== null)).toBe(true);
    // 20 → 10 → 5 → 3 → 2 → 1 for each of the two: far fewer than one by one, twice.
    expect(calls.length).toBeLessThanOrEqual(21);
    expect(await world.count(`task WHERE failures > 0`)).toBe(0);
  });

  it('is about no item if Datasul refuses all alike, as without a licence: everything waits', async () => {
    const world = await PayrollWorld.start({ datasul: 'refusedCallPostsNothing: true' });
    const everybody = items.map(({ codfuncionario }) => codfuncionario);
    await world.datasul.settings({
      refusesCallFor: { rubricas: [], codfuncionarios: everybody },
    });
    const requestId = await world.send(items);
    await eventually(
      async () => (await world.count(`payroll_call WHERE outcome = 'unprocessed'`)) >= 2,
      { timeoutMs: 20_000, what: 'calls that are about no item' },
    );
    expect(await world.count(`payroll_entry WHERE state = 'refused'`)).toBe(0);
    expect(await world.told(requestId)).toEqual([]);
    expect(await world.count(`task_pause`)).toBe(1);
    await world.datasul.settings({ refusesCallFor: { rubricas: [], codfuncionarios: [] } });
    const told = await world.untilTold(requestId, 40);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 40, repeats: 0 });
  });

  it('is unknown if it does not', async () => {
    const world = await PayrollWorld.start();
    await world.datasul.settings({
      ...{ refusedCallPosts: true },
      refusesCallFor: { rubricas: [], codfuncionarios: culprits },
    });
    const told = await world.ask(items);
    expect(new Set(told.map(({ state, reason }) => `${state} ${reason}`))).toEqual(
      new Set(['unknown call-refused']),
    );
    expect(await world.datasul.calls()).toHaveLength(1);
  });
});
