import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * `resendSafe: true`: the customer has seen that this Datasul pays nothing twice. Then a call without a readable reply is made
 * again by itself, a little later, and its sender hears one answer. Five times; then a person looks after all.
 */
describe('a profile that may send again', () => {
  it('does so until it is answered', async () => {
    const world = await PayrollWorld.start({
      datasul: 'resendSafe: true',
      profile: ['repeatedSend: replaces'],
    });
    await world.datasul.settings({ repeatedSend: 'replaces' });
    await world.datasul.fault({ kind: 'reset-after', count: 1 });
    const requestId = await world.send([oneRubrica('15,30')]);
    const [told] = await world.untilTold(requestId, 1);
    expect(told).toMatchObject({ state: 'accepted', by: 'datasul' });
    expect(await world.told(requestId)).toHaveLength(1);
    const { rows } = await world.datasul.payroll();
    expect(rows).toMatchObject([{ valores: ['15,30'], posts: 2 }]);
  });

  it('but not for ever', async () => {
    const world = await PayrollWorld.start({
      datasul: 'resendSafe: true',
      profile: ['repeatedSend: replaces'],
    });
    await world.datasul.fault({ kind: 'reset-before' });
    const requestId = await world.send([oneRubrica('15,30')]);
    const again = `task WHERE state = 'waiting' AND failures = 1`;
    await eventually(async () => (await world.count(again)) === 1, {
      timeoutMs: 20_000,
      what: 'a task that waits for its second attempt',
    });
    // As after the fifth: the delays between are those of every task.
    await world.database.query(`DELETE FROM payroll_profile`);
    await world.database.query(`UPDATE task SET failures = 5, due_at = now()`);
    const [told] = await world.untilTold(requestId, 1);
    expect(told).toMatchObject({ state: 'unknown', reason: 'no-answer' });
    await world.untilIdle();
  });
});
