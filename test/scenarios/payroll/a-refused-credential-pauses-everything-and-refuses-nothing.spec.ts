import { ahgoraMonth, eventually } from '@ponte/testing';
import { alerts } from '../../fixtures/payroll/alerts';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * 401 and 403 are about the service user, not about a rubrica: everything of the profile pauses with one alert, one call at a
 * time probes, nothing is marked refused or unknown, and when the user is accepted again everything is posted once.
 */
describe('a Datasul that refuses the service user', () => {
  it.each([401, 403])('(%s) is probed until it accepts it', async (status) => {
    const world = await PayrollWorld.start({ datasul: 'itemsPerCall: 5' });
    await world.datasul.fault({ kind: 'status', status });
    const requestId = await world.send(ahgoraMonth({ employees: 20, rubricas: 2 }).items);
    await eventually(
      async () =>
        (await world.count(`payroll_call WHERE outcome = 'credential' AND items = 1`)) >= 3,
      { timeoutMs: 30_000, what: 'probes that were refused' },
    );
    expect(await world.count(`payroll_entry WHERE state NOT IN ('received', 'sending')`)).toBe(0);
    // Two calls at once before anybody knew; from then on there is one item at a time.
    expect(await world.count('payroll_call WHERE items > 1')).toBeLessThanOrEqual(2);
    expect(alerts(world.services[0], 'task-pause')).toBe(1);

    await world.datasul.clearFaults();
    const told = await world.untilTold(requestId, 40);
    expect(told.filter(({ state }) => state !== 'accepted')).toEqual([]);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 40, repeats: 0 });
    expect(alerts(world.services[0], 'task-pause-over')).toBe(1);
  });
});
