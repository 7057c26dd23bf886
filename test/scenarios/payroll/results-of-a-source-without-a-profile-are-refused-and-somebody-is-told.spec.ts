import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A source that ingest knows and no profile names, or one whose profile is switched off: every rubrica is refused with the
 * reason instead of leaving somebody waiting, and an operator hears of it once.
 */
it('results of a source without a profile are refused and somebody is told', async () => {
  const world = await PayrollWorld.start();
  for (let times = 0; times < 2; times += 1)
    expect(await world.ask([oneRubrica('15,30')], { source: 'outra' })).toMatchObject([
      {
        ...{ state: 'refused', by: 'ponte', reason: 'no-profile', repeated: true, entryId: null },
        message: expect.stringContaining('a origem outra não tem perfil ativo') as string,
      },
    ]);
  expect(await world.count('payroll_entry')).toBe(0);
  const alerts = world.services[0]?.logs.lines.filter((line) =>
    line.includes('payroll-no-profile'),
  );
  expect(alerts).toHaveLength(1);
});
