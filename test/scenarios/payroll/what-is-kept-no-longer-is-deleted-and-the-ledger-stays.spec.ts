import { eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

const CALL = `'00000000-0000-4000-8000-00000000000`;

/**
 * Requests, history and calls are deleted after `keepDays`, the sealed bodies of calls after `keepBodiesDays`, items whose
 * other parts never came after a week. Entries of the ledger stay: what was posted years ago is still not posted again.
 */
it('what is kept no longer is deleted and the ledger stays', async () => {
  const world = await PayrollWorld.start({ top: ['keepDays: 30', 'keepBodiesDays: 7'] });
  await world.ask([oneRubrica('15,30')]);
  await world.untilIdle();
  await world.services[0]?.stop();
  const { database } = world;
  for (const [table, at] of [
    ['payroll_request', 'received_at'],
    ['payroll_entry_history', 'at'],
    ['payroll_call', 'started_at'],
  ])
    await database.query(`UPDATE ${table} SET ${at} = now() - interval '31 days'`);
  await database.query(
    `INSERT INTO payroll_call (id, profile, started_at, request_hmac, request_body, response_body, items, entries) VALUES
       (${CALL}1', 'holding-producao', now() - interval '8 days', '', 'sealed', 'sealed', 1, 1),
       (${CALL}2', 'holding-producao', now() - interval '6 days', '', 'sealed', 'sealed', 1, 1)`,
  );
  await database.query(
    `INSERT INTO payroll_item (request_id, item, employee, part, parts, value, heard_at) VALUES
       (${CALL}1', 0, '', 1, 2, '{}', now() - interval '8 days'), (${CALL}2', 0, '', 1, 2, '{}', now() - interval '6 days')`,
  );
  const service = await world.spawn();
  await service.ready();
  await eventually(
    async () => {
      const counts = await Promise.all(
        [
          ...['payroll_request', 'payroll_line', 'payroll_entry_history', 'payroll_call_entry'],
          ...['payroll_item', 'payroll_call'],
          'payroll_call WHERE request_body IS NOT NULL AND response_body IS NOT NULL',
          'payroll_entry',
        ].map((from) => world.count(from)),
      );
      expect(counts).toEqual([0, 0, 0, 0, 1, 2, 1, 1]);
    },
    { timeoutMs: 10_000, what: 'what is old to be deleted' },
  );
  // Nobody judged the item: that is no mere passing of time.
  const [warning] = service.logs.records.filter(({ alert }) => alert === 'payroll-items-dropped');
  expect(warning).toMatchObject({ rows: 1, days: 7 });
  const metrics = await (await fetch(`${service.managementUrl}/metrics`)).text();
  expect(metrics).toContain('ponte_payroll_items_dropped_total 1');
  expect(await world.ask([oneRubrica('15,30')])).toMatchObject([
    { state: 'accepted', repeated: true },
  ]);
  expect((await world.datasul.payroll()).totals).toMatchObject({ rows: 1, posts: 1 });
});
