import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul refused a rubrica, somebody mended the register there and presses send again: the same value is posted again, as
 * often as it is refused. What it accepted meanwhile is not.
 */
it('what was refused is posted again when it is sent again', async () => {
  const world = await PayrollWorld.start();
  await world.datasul.settings({ events: ['206'] });
  const items = [
    oneRubrica('', {
      resultados: [
        { rubrica: '10103', referencia: '15,30', datafalta: '' },
        { rubrica: '10206', referencia: '1,5', datafalta: '' },
      ],
    }),
  ];
  for (const repeated of [false, true]) {
    const told = await world.ask(items);
    expect(told).toMatchObject([
      { state: 'refused', by: 'datasul', repeated: false, message: 'Verba inválida.' },
      { state: 'accepted', repeated },
    ]);
  }
  await world.datasul.settings({ events: null });
  expect(await world.ask(items)).toMatchObject([
    { state: 'accepted', repeated: false },
    { state: 'accepted', repeated: true },
  ]);
  expect(await world.ask(items)).toMatchObject([
    { state: 'accepted', repeated: true },
    { state: 'accepted', repeated: true },
  ]);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2, repeats: 0 });
  expect(await world.count('payroll_call')).toBe(3);
});
