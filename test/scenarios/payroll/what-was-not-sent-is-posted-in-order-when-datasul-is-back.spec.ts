import { ahgoraMonth, eventually, FaultProxy } from '@ponte/testing';
import { alerts } from '../../fixtures/payroll/alerts';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul is down for hours: restarted, in maintenance, behind a network that is away. Nothing was sent, so nothing is
 * refused, nothing becomes unknown and no attempt is used up: the profile pauses with one alert, one call at a time probes,
 * and when Datasul is back every entry is posted once; those of an employee in the order in which they were sent.
 */
describe('a Datasul that cannot be reached', () => {
  it('is waited for, and gets everything once when it is back', async () => {
    const world = await PayrollWorld.prepare();
    const proxy = await FaultProxy.start(world.datasul.connection.url);
    await world.configure({ url: proxy.through(world.datasul.connection.url) });
    await proxy.refuse();
    const service = await world.spawn();
    await service.ready();

    const { items } = ahgoraMonth({ employees: 30, rubricas: 2 });
    const first = await world.send(items);
    // Several probes have failed: what waits is not used up by them.
    await eventually(
      async () => (await world.count(`payroll_call WHERE outcome = 'not-sent'`)) >= 3,
      { timeoutMs: 30_000, what: 'calls that were not sent' },
    );
    const later = await world.send([
      oneRubrica('7,00', {
        matricula: items[0]?.matricula,
        codfuncionario: items[0]?.codfuncionario,
        rubrica: '10300',
      }),
    ]);
    await world.untilHeard();
    expect(await world.count(`payroll_entry WHERE state NOT IN ('received', 'sending')`)).toBe(0);
    expect(await world.told()).toEqual([]);
    expect(alerts(service, 'task-pause')).toBe(1);

    await proxy.forward();
    const told = [...(await world.untilTold(first, 60)), ...(await world.untilTold(later, 1))];
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['accepted']));
    const { totals } = await world.datasul.payroll();
    expect(totals).toMatchObject({ rows: 61, posts: 61, repeats: 0 });
    const order = await world.database.query<{ evento: string }[]>(
      `SELECT e.evento FROM payroll_call_entry ce JOIN payroll_call c ON c.id = ce.call_id JOIN payroll_entry e ON e.id = ce.entry_id
       WHERE ce.outcome = 'accepted' AND e.employee = (SELECT employee FROM payroll_entry WHERE evento = '300')
       ORDER BY c.started_at`,
    );
    expect(order.at(-1)?.evento).toBe('300');
    expect(await world.count(`task WHERE state <> 'done'`)).toBe(0);
    expect(alerts(service, 'task-pause')).toBe(1);
    expect(alerts(service, 'task-pause-over')).toBe(1);
  });
});
