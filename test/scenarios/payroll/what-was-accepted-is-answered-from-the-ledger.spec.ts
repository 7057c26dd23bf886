import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul says nowhere whether a second send adds. So a value that it has accepted is never posted again: whoever sends it
 * again, in the same text or as the same amount, with whatever padding, is answered S from the ledger, with Datasul's
 * message, at once. (The simulated Datasul adds.)
 */
it('what was accepted is answered from the ledger', async () => {
  const world = await PayrollWorld.start();
  const sent = [
    oneRubrica('15,30', {
      resultados: [
        { rubrica: '10103', referencia: '15,30', datafalta: '' },
        { rubrica: '10206', referencia: '7,5', datafalta: '' },
      ],
    }),
  ];
  const first = await world.ask(sent);
  expect(first.map(({ state, repeated }) => [state, repeated])).toEqual([
    ['accepted', false],
    ['accepted', false],
  ]);

  const again = await world.ask(sent);
  const padded = await world.ask([
    oneRubrica('', {
      ...{ matricula: '10001000009445', codfuncionario: '010|001|000009445', mescom: '2' },
      resultados: [
        { rubrica: '100103', referencia: '15,30', datafalta: '' },
        { rubrica: '100206', referencia: '7,50', datafalta: '' },
      ],
    }),
  ]);
  for (const told of [again, padded]) {
    expect(told.map(({ entryId }) => entryId)).toEqual(first.map(({ entryId }) => entryId));
    for (const each of told)
      expect(each).toMatchObject({
        ...{ state: 'accepted', by: 'datasul', repeated: true, reason: null },
        message: first[0]?.message,
      });
  }
  await world.untilIdle();
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 2, posts: 2, repeats: 0 });
  expect(await world.count('payroll_call')).toBe(1);
  expect(await world.count('task')).toBe(1);
});
