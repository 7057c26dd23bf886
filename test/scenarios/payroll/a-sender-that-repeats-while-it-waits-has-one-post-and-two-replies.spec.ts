import { ahgoraMonth, eventually } from '@ponte/testing';
import { PayrollFlow } from '../../fixtures/payroll/payroll-flow';

/**
 * A person who sees nothing happen presses send again while the first request still waits. That is one post: the second
 * request joins the first, and when Datasul has answered both connections get the same `S` for each rubrica. A third time,
 * afterwards, the ledger answers, and Datasul hears nothing of it.
 */
it('a sender that repeats while it waits has one post and two replies', async () => {
  const flow = await PayrollFlow.start();
  const { datasul } = flow.payroll;
  await datasul.settings({ answerMs: 3_000 });
  const month = ahgoraMonth({ employees: 5, rubricas: 2 });
  const first = flow.pontoWeb.send(month);
  await datasul.untilRows(10);
  const second = flow.pontoWeb.send(month);
  await eventually(
    async () =>
      expect(await flow.payroll.count(`payroll_line WHERE state = 'waiting'`)).toBe(2 * 10),
    { what: 'both requests to wait' },
  );
  expect((await datasul.atOnce()).open).toBe(1);

  const [one, two] = await Promise.all([first, second]);
  expect(one.entries.map(({ status }) => status)).toEqual(Array(10).fill('S'));
  expect(two.entries).toEqual(one.entries);
  expect([one.status, two.status]).toEqual([200, 200]);
  // Both were told when Datasul had answered: it took three seconds for the first, less for the second.
  expect(two.ms).toBeLessThan(one.ms);

  const third = await flow.pontoWeb.send(month);
  expect(third.entries.map(({ status }) => status)).toEqual(Array(10).fill('S'));
  expect(await datasul.calls()).toHaveLength(1);
  expect((await datasul.payroll()).totals).toMatchObject({ rows: 10, posts: 10, repeats: 0 });
});
