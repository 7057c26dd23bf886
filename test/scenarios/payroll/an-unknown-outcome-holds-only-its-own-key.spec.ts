import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A connection that breaks after the call was sent: Datasul may have posted it. Nobody repeats it. Whoever sends the same
 * value again is told at once that a person must find out, another value is refused until then, and every other rubrica of
 * the same employee goes on.
 */
it('an unknown outcome holds only its own key', async () => {
  const world = await PayrollWorld.start();
  await world.datasul.fault({ kind: 'reset-after', count: 1 });
  const [lost] = await world.ask([oneRubrica('15,30')]);
  expect(lost).toMatchObject({ state: 'unknown', by: 'ponte', repeated: false });
  expect(lost?.message).not.toBe('');

  const same = await world.send([oneRubrica('15,30')]);
  expect(await world.untilTold(same, 1)).toMatchObject([
    { state: 'unknown', repeated: true, entryId: lost?.entryId },
  ]);
  expect(await world.ask([oneRubrica('16,00')])).toMatchObject([
    {
      ...{ state: 'refused', by: 'ponte', reason: 'awaits-check', entryId: null },
      message: expect.stringContaining('aguarda conferência') as string,
    },
  ]);
  // Both wait for what a person will find out.
  expect(
    await world.count(`payroll_line WHERE state = 'waiting' AND outcome = 'unknown' AND told = 1`),
  ).toBe(2);

  const others = [
    oneRubrica('1,5', { rubrica: '10206' }),
    oneRubrica('15,30', { datafalta: '20260212' }),
    oneRubrica('15,30', { mescom: '03' }),
    oneRubrica('15,30', { campoAdicional: '02' }),
  ];
  for (const other of others)
    expect(await world.ask([other])).toMatchObject([{ state: 'accepted', repeated: false }]);
  await world.untilIdle();
  const { totals } = await world.datasul.payroll();
  expect(totals).toMatchObject({ rows: 5, posts: 5, repeats: 0 });
  expect(await world.entries(`state = 'unknown'`)).toHaveLength(1);
});
