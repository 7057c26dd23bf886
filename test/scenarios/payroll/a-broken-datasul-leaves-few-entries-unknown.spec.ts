import { ahgoraMonth, eventually } from '@ponte/testing';
import { alerts } from '../../fixtures/payroll/alerts';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * A Datasul that answers every call with a page posts nobody knows what, and each entry that was in such a call waits for a
 * person. So after the first one the profile is cautious: one item at a time, at growing distances, whatever the number of
 * processes, until one is answered readably. A month of 200 employees does not become unknown because of half a minute.
 */
describe('a Datasul that answers nothing that can be read', () => {
  it('is asked carefully, and everything that was not in a call yet is posted afterwards', async () => {
    const world = await PayrollWorld.start({ datasul: 'itemsPerCall: 10, calls: 2' });
    await (await world.spawn()).ready();
    await world.datasul.fault({ kind: 'html', status: 500 });
    const requestId = await world.send(ahgoraMonth({ employees: 200, rubricas: 2 }).items);

    // Two calls at once before anybody knew, then one item some seconds later.
    await eventually(
      async () => (await world.count(`payroll_call WHERE outcome = 'unknown'`)) >= 3,
      { timeoutMs: 40_000, what: 'three calls without a readable reply' },
    );
    const unknown = await world.count(`payroll_entry WHERE state = 'unknown'`);
    expect(unknown).toBeLessThanOrEqual(2 * 2 * 10 + 2 * 2);
    const calls = await world.database.query<{ items: number; at: Date }[]>(
      `SELECT items, started_at AS at FROM payroll_call WHERE finished_at IS NOT NULL ORDER BY started_at`,
    );
    const cautious = calls.slice(2);
    expect(cautious.every(({ items }) => items === 1)).toBe(true);
    expect(Number(cautious[0]?.at) - Number(calls[1]?.at)).toBeGreaterThanOrEqual(1_000);

    await world.datasul.clearFaults();
    const all = world.services.reduce(
      (sum, service) => sum + alerts(service, 'datasul-cautious'),
      0,
    );
    expect(all).toBe(1);
    // The next distance is half a minute; what it is made of is a matter of its unit tests.
    await world.database.query(`UPDATE payroll_profile SET next_at = now()`);
    const told = await world.untilTold(requestId, 400, 90_000);
    const states = told.map(({ state }) => state);
    expect(states.filter((state) => state === 'unknown').length).toBeLessThanOrEqual(unknown + 2);
    expect(states.filter((state) => state === 'refused')).toEqual([]);
    const { totals } = await world.datasul.payroll();
    expect(totals).toMatchObject({
      posts: states.filter((state) => state === 'accepted').length,
      repeats: 0,
    });
    // For an hour no call is as large as those that were lost.
    const [largest] = await world.database.query<{ items: number }[]>(
      `SELECT max(items) AS items FROM payroll_call WHERE outcome = 'answered'`,
    );
    expect(largest?.items).toBe(5);
  });
});
