import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * What would be posted wrongly is refused before Datasul is asked: told at once, with the code and with words for an
 * analyst. The good rubricas of the same employee are posted all the same, unless the profile wants all of them or none.
 */
it('a faulty rubrica is refused here and holds nobody back', async () => {
  const items = [
    oneRubrica('', {
      resultados: [
        { rubrica: '1103', referencia: '1,00', datafalta: '' },
        { rubrica: '10103', referencia: '1,75', datafalta: '20260230' },
        { rubrica: '10207', referencia: '2,00', datafalta: '' },
      ],
    }),
    oneRubrica('2,00', { codfuncionario: 'sem código', matricula: '9' }),
  ];
  const world = await PayrollWorld.start();
  const told = await world.ask(items);
  expect(told.map(({ state, by, repeated }) => [state, by, repeated])).toEqual([
    ['refused', 'ponte', true],
    ['refused', 'ponte', true],
    ['accepted', 'datasul', false],
    ['refused', 'ponte', true],
  ]);
  expect(told.map(({ reason }) => reason)).toEqual([
    ...['rubrica-company', 'referencia', null, 'employee-code'],
  ]);
  expect(told[0]?.value).toMatchObject({ profile: 'holding-producao', empresa: '10' });
  // All faults of a rubrica together.
  expect(told[1]?.message).toMatch(/referencia|minutos/i);
  expect(told[1]?.message).toMatch(/datafalta/);
  expect(await world.count(`payroll_line WHERE outcome = 'refused' AND message IS NOT NULL`)).toBe(
    3,
  );

  await world.services[0]?.stop();
  await world.configure({ profile: ['wholeEmployee: true'] });
  await (await world.spawn()).ready();
  const whole = await world.ask(items.map((item) => ({ ...item, mescom: '03' })));
  expect(whole.map(({ reason }) => reason)).toEqual([
    ...['rubrica-company', 'referencia', 'whole-employee', 'employee-code'],
  ]);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1 });
});
