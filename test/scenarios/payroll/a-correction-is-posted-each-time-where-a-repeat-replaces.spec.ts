import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Where the customer has seen that a repeated send replaces (`corrections: post`), 15,30 → 16,00 → 15,30 is a correction
 * each time: "the same as before" means the last accepted value, not any earlier one. A correction that Datasul refuses
 * leaves the earlier value standing there, which is then answered from the ledger.
 */
it('a correction is posted each time where a repeat replaces', async () => {
  const world = await PayrollWorld.start({
    profile: ['corrections: post', 'repeatedSend: replaces'],
  });
  await world.datasul.settings({ repeatedSend: 'replaces' });
  for (const value of ['15,30', '16,00', '15,30']) {
    expect(await world.ask([oneRubrica(value)])).toMatchObject([
      { state: 'accepted', by: 'datasul', repeated: false },
    ]);
    expect((await world.datasul.payroll()).rows.map(({ valores }) => valores)).toEqual([[value]]);
    expect(await world.ask([oneRubrica(value)])).toMatchObject([
      { state: 'accepted', repeated: true },
    ]);
  }
  const { totals } = await world.datasul.payroll();
  expect(totals).toMatchObject({ rows: 1, corrections: 2, repeats: 0 });

  await world.datasul.settings({ refusals: [{ evento: '103', mensagem: 'Cálculo efetuado.' }] });
  expect(await world.ask([oneRubrica('17,00')])).toMatchObject([
    { state: 'refused', by: 'datasul', message: 'Cálculo efetuado.' },
  ]);
  const [standing] = await world.ask([oneRubrica('15,30')]);
  expect(standing).toMatchObject({ state: 'accepted', repeated: true });
  expect(standing?.message).not.toContain('Cálculo');
  expect(await world.entries()).toMatchObject([
    { state: 'accepted', referencia: '15,30', accepted_referencia: '15,30' },
  ]);
  expect(
    await world.count(
      `payroll_entry_history WHERE reason = 'last-accepted' AND to_state = 'accepted'`,
    ),
  ).toBe(1);
  expect(await world.count('payroll_call')).toBe(4);
});
