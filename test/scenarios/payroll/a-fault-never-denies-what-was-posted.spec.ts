import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/** The rubricas 103 and 104 of one employee; 104 is faulty if its minutes are beyond 59. */
const both = (second: string) =>
  oneRubrica('', {
    resultados: [
      { rubrica: '10103', referencia: '15,30', datafalta: '' },
      { rubrica: '10104', referencia: second, datafalta: '' },
    ],
  });
const WHOLE = { profile: ['wholeEmployee: true'] };
const faulty = { state: 'refused', reason: 'referencia' };

/**
 * A rubrica is held back by a fault beside it, by a bound that was lowered, or because it stands twice: nothing is posted of
 * it now. But what stands at Datasul, may stand there or is on its way must not be told "não lançada": somebody would type
 * it in by hand, and it would be paid twice.
 */
describe('a fault', () => {
  it('beside it does not deny what was accepted', async () => {
    const world = await PayrollWorld.start(WHOLE);
    await world.ask([both('2,00')]);
    expect(await world.ask([both('2,75')])).toMatchObject([
      { state: 'accepted', repeated: true },
      faulty,
    ]);
    const [, second] = await world.ask([both('2,75')]);
    expect(second?.message).toMatch(/^Este envio não lançou nada.*já consta 2,00/);
    expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2 });
  });

  it('beside it does not deny what may have been posted', async () => {
    const world = await PayrollWorld.start(WHOLE);
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    await world.ask([both('2,00')]);
    expect(await world.ask([both('2,75')])).toMatchObject([
      { state: 'unknown', repeated: true },
      faulty,
    ]);
    const twice = [both('2,00'), oneRubrica('15,30')];
    const [first, , third] = await world.ask(twice);
    for (const told of [first, third]) {
      expect(told).toMatchObject({ state: 'refused', reason: 'duplicate' });
      expect(told?.message).toMatch(/^Este envio não lançou nada.*Aguarda conferência/);
    }
    await payrollOps(world).json(
      payroll('unknown accept --profile holding-producao --yes', 'constam no Datasul'),
    );
    expect((await world.ask([both('2,75')]))[0]).toMatchObject({ state: 'accepted' });
  });

  it('beside it does not deny what is being posted', async () => {
    const world = await PayrollWorld.start(WHOLE);
    await world.datasul.settings({ answerMs: 3_000 });
    const first = await world.send([both('2,00')]);
    await world.untilEntry(`state = 'sending'`);
    const second = await world.send([both('2,75')]);
    expect((await world.untilTold(first, 2))[0]).toMatchObject({ state: 'accepted' });
    expect(await world.untilTold(second, 2)).toMatchObject([{ state: 'accepted' }, faulty]);
    expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2 });
  });

  it('by what the profile says since does not deny what was accepted', async () => {
    const world = await PayrollWorld.start();
    await world.ask([both('2,00')]);
    await world.services[0]?.stop();
    await world.configure({ rubricas: '{ default: { unit: hhmm, max: "10,00" } }' });
    await (await world.spawn()).ready();
    expect(await world.ask([both('2,00')])).toMatchObject([
      { state: 'accepted', repeated: true },
      { state: 'accepted', repeated: true },
    ]);
    expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
      { state: 'refused', reason: 'referencia-range' },
    ]);
  });
});
