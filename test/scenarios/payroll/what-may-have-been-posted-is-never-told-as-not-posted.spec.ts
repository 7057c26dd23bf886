import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A call had no readable reply and is made again. Whatever refuses the second one says nothing about the first, which may
 * have been posted, and was: "não lançada" would have somebody type it in by hand.
 */
describe('what may have been posted', () => {
  it('is unknown when Datasul refuses the repeat, and no other value takes its place', async () => {
    const world = await PayrollWorld.start({ datasul: 'resendSafe: true' });
    await world.datasul.settings({ repeatedSend: 'refuses' });
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    const [told] = await world.untilTold(await world.send([oneRubrica('15,30')]), 1);
    expect(told).toMatchObject({ state: 'unknown', by: 'ponte', reason: 'refused-after-doubt' });
    expect(told?.message).toMatch(/pode ter sido lançado: aguarda conferência/);
    expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
      { state: 'refused', reason: 'awaits-check' },
    ]);
    const [entry] = await world.entries();
    await payrollOps(world).json(payroll(`unknown accept ${entry?.id} --yes`, 'consta no Datasul'));
    expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
      { state: 'refused', reason: 'correction' },
    ]);
    const { rows } = await world.datasul.payroll();
    expect(rows.map(({ valores }) => valores)).toEqual([['15,30']]);
  });

  it('is refused plainly after a person has looked and did not find it', async () => {
    const world = await PayrollWorld.start();
    await world.datasul.fault({ kind: 'reset-before', count: 1 });
    const requestId = await world.send([oneRubrica('15,30')]);
    await world.untilTold(requestId, 1);
    await world.datasul.settings({ refusals: [{ evento: '103', mensagem: 'Verba inválida.' }] });
    await world.callsAreLongOver();
    const [entry] = await world.entries();
    await payrollOps(world).json(
      payroll(`unknown resend ${entry?.id} --yes`, 'não consta no Datasul'),
    );
    await world.untilEntry(`state = 'refused' AND NOT unsure`);
    expect(await world.untilTold(requestId, 1)).toMatchObject([
      { state: 'refused', by: 'datasul', reason: null, message: 'Verba inválida.' },
    ]);
    await world.datasul.settings({ refusals: [] });
    expect(await world.ask([oneRubrica('15,30')])).toMatchObject([{ state: 'accepted' }]);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 1 });
  });

  it('is unknown when its competência is closed before it is sent again', async () => {
    const world = await PayrollWorld.start({ datasul: 'resendSafe: true' });
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    // It is sent again at once: refused unread, so that it waits until the process has gone.
    await world.datasul.fault({ kind: 'status', status: 401, processed: false });
    const requestId = await world.send([oneRubrica('15,30')]);
    await world.datasul.untilCalls(1, { status: '401' });
    await world.untilEntry(`state = 'received' AND unsure`);
    await world.services[0]?.stop();
    await world.datasul.clearFaults();
    await world.configure({ datasul: 'resendSafe: true', profile: ['closed: ["2026-02"]'] });
    await (await world.spawn()).ready();
    const [told] = await world.untilTold(requestId, 1);
    expect(told).toMatchObject({ state: 'unknown', by: 'ponte', reason: 'not-sent-again' });
    expect(told?.message).toContain('pode ter sido lançada');
    expect((await world.datasul.payroll()).rows.map(({ valores }) => valores)).toEqual([['15,30']]);
    await world.untilIdle();
  });
});
