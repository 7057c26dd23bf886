import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * "Sending again is safe and returns the outcome": that holds too when the competência was closed meanwhile. What is
 * recorded of a value is answered; anything else is refused because it is closed.
 */
it('what is closed by now is answered from the ledger', async () => {
  const world = await PayrollWorld.start();
  await world.ask([oneRubrica('15,30')]);
  await world.datasul.fault({ kind: 'reset-after', count: 1 });
  await world.ask([oneRubrica('1,00', { rubrica: '10207' })]);
  await world.services[0]?.stop();
  await world.configure({ profile: ['closed: ["2026-02"]'] });
  await (await world.spawn()).ready();
  const told = await world.ask([
    oneRubrica('', {
      resultados: [
        { rubrica: '10103', referencia: '15,30', datafalta: '' },
        { rubrica: '10207', referencia: '1,00', datafalta: '' },
        { rubrica: '10208', referencia: '1,00', datafalta: '' },
      ],
    }),
  ]);
  expect(told).toMatchObject([
    { state: 'accepted', repeated: true },
    { state: 'unknown', repeated: true },
    { state: 'refused', reason: 'competence-closed' },
  ]);
  expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
    { state: 'refused', reason: 'competence-closed' },
  ]);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2 });
});
