import { randomUUID } from 'node:crypto';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica, requestRecords } from '../../fixtures/payroll/results';

/**
 * Two values of one key in one request: which of them is meant nobody can tell, so none is posted, also if they are equal
 * and also if they stand in two items of the employee, which may be heard at different times. Other rubricas of the
 * employee are posted, and so is the same rubrica of another day.
 */
it('a key that stands twice in a request is refused wherever it stands', async () => {
  const world = await PayrollWorld.start();
  const told = await world.ask([
    oneRubrica('', {
      resultados: [
        { rubrica: '10103', referencia: '15,30', datafalta: '' },
        { rubrica: '10103', referencia: '15,30', datafalta: '20260212' },
        { rubrica: '100103', referencia: '16,00', datafalta: '' },
        { rubrica: '10207', referencia: '1,00', datafalta: '' },
      ],
    }),
  ]);
  expect(told.map(({ state, reason }) => reason ?? state)).toEqual([
    ...['duplicate', 'accepted', 'duplicate', 'accepted'],
  ]);

  // The first item of the employee waits for the second.
  const requestId = randomUUID();
  const records = requestRecords({
    requestId,
    items: [
      oneRubrica('2,00', { rubrica: '10208' }),
      oneRubrica('', {
        codfuncionario: '10|1|00009445',
        resultados: [
          { rubrica: '10208', referencia: '2,00', datafalta: '' },
          { rubrica: '10209', referencia: '3,00', datafalta: '' },
        ],
      }),
    ],
  });
  await world.write(records.slice(0, 1));
  await world.untilHeard();
  expect(await world.count('payroll_item')).toBe(1);
  expect(await world.told(requestId)).toEqual([]);
  await world.write(records.slice(1));
  const parts = await world.untilTold(requestId, 3);
  expect(parts.map(({ state, reason }) => reason ?? state)).toEqual([
    ...['duplicate', 'duplicate', 'accepted'],
  ]);
  expect(await world.count('payroll_item')).toBe(0);

  const { rows } = await world.datasul.payroll();
  expect(rows.map(({ evento, datafalta }) => `${evento} ${datafalta}`.trim()).sort()).toEqual([
    ...['103 20260212', '207', '209'],
  ]);
});
