import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * A person who hears nothing presses send again. While the value is to be posted or on its way, the repeat starts nothing:
 * it waits too, and the one event that tells the outcome names both requests. Another value in the meantime is refused:
 * what is on its way cannot be taken back.
 */
it('who sends the same again waits with the first', async () => {
  const world = await PayrollWorld.start();
  await world.datasul.settings({ answerMs: 3_000 });
  const first = await world.send([oneRubrica('15,30')]);
  await world.untilEntry(`state = 'sending'`);
  const second = await world.send([oneRubrica('15,30')]);
  const [other] = await world.ask([oneRubrica('16,00')]);
  expect(other).toMatchObject({
    ...{ state: 'refused', by: 'ponte', reason: 'being-posted', repeated: true, entryId: null },
    message: expect.stringContaining(
      'está sendo lançado agora; reenvie depois do retorno',
    ) as string,
  });
  await eventually(
    async () => expect(await world.count(`payroll_line WHERE state = 'waiting'`)).toBe(2),
    { timeoutMs: 5_000, what: 'both to wait' },
  );

  const [[one], [two]] = await Promise.all([world.untilTold(first, 1), world.untilTold(second, 1)]);
  expect(one).toMatchObject({ state: 'accepted', repeated: false });
  expect(two?.value).toEqual(one?.value);
  expect(one?.value.waiters.map(({ requestId }) => requestId).sort()).toEqual(
    [first, second].sort(),
  );
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1, posts: 1 });
  expect(await world.count('task')).toBe(1);
});
