import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Another value for what Datasul has accepted is a correction. A Datasul that adds would pay both, so by default it is
 * refused, with words that say what stands there; what was accepted stays accepted. The same rubrica of another day is no
 * correction.
 */
it('a correction is refused by default', async () => {
  const world = await PayrollWorld.start();
  await world.ask([oneRubrica('15,30')]);
  const [corrected] = await world.ask([oneRubrica('16,00')]);
  expect(corrected).toMatchObject({
    ...{ state: 'refused', by: 'ponte', reason: 'correction', repeated: true, entryId: null },
  });
  expect(corrected?.message).toContain('já aceitou 15,30');
  expect(await world.ask([oneRubrica('15,30')])).toMatchObject([
    { state: 'accepted', repeated: true },
  ]);
  expect(await world.ask([oneRubrica('16,00', { datafalta: '20260212' })])).toMatchObject([
    { state: 'accepted', repeated: false },
  ]);
  await world.untilIdle();
  const { rows } = await world.datasul.payroll();
  expect(rows.map(({ datafalta, valores }) => [datafalta, valores]).sort()).toEqual([
    ['', ['15,30']],
    ['20260212', ['16,00']],
  ]);
});
