import { ahgoraMonth } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * Each call takes a licence of the customer's, so `calls` counts over all processes; and no call holds more employees than
 * `itemsPerCall`. The calls that are allowed are used: while one is under way the next one is ready.
 */
describe('calls at once', () => {
  it('are those of the profile, over two processes', async () => {
    const world = await PayrollWorld.prepare({ datasul: 'itemsPerCall: 5, calls: 2' });
    const services = [await world.spawn(), await world.spawn()];
    await Promise.all(services.map((service) => service.ready()));
    await world.datasul.settings({ answerMs: 150 });
    const requestId = await world.send(ahgoraMonth({ employees: 100, rubricas: 3 }).items);
    const told = await world.untilTold(requestId, 300);
    expect(told.filter(({ state }) => state !== 'accepted')).toEqual([]);
    expect((await world.datasul.atOnce()).most).toBe(2);
    const [calls] = await world.database.query<{ most: number; n: number }[]>(
      `SELECT max(items) AS most, count(*)::int AS n FROM payroll_call`,
    );
    expect(calls?.most).toBe(5);
    expect(calls?.n).toBeGreaterThanOrEqual(20);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 300, repeats: 0 });
    await world.untilIdle();
    expect(await world.count('payroll_slot')).toBe(0);
  });
});
