import type { DatasulResultsSettled } from '@ponte/contracts';
import { ahgoraMonth, readTopic, stack } from '@ponte/testing';
import { payroll, payrollOps } from '../../fixtures/payroll/payroll-ops';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

interface Counted {
  readonly counts: { readonly decided: number; readonly refused: number };
}

/**
 * Datasul was restored from a backup: what it had accepted of a competência is not there any more. A person reopens it, by
 * profile and competência at least, or entry by entry; a rehearsal counts. Only what was accepted is reopened; what is on
 * its way or unknown is named. It is told, so that nobody counts it any more, and posted when PontoWeb sends it again: once.
 */
it('an operator reopens what Datasul lost', async () => {
  const world = await PayrollWorld.start();
  const ops = payrollOps(world);
  const february = ahgoraMonth({ employees: 120, rubricas: 1, competencia: '2026-02' }).items;
  const march = ahgoraMonth({ employees: 1, rubricas: 2, competencia: '2026-03' }).items;
  const [first] = await world.ask([...february, ...march]);
  await world.datasul.settings({ answerMs: 60_000 });
  const other = ahgoraMonth({ employees: 1, rubricas: 1, first: 8_000 }).items;
  await world.send(other);
  await world.untilEntry(`state = 'sending'`);

  await ops.json(payroll('reopen --competencia 2026-02 --yes', 'restaurado'), 3);
  await ops.json(payroll('reopen --profile holding-producao --yes', 'restaurado'), 3);
  await ops.json(payroll(`reopen --entry ${first?.entryId}`), 3);
  const all = 'reopen --profile holding-producao --competencia 2026-02';
  const rehearsed = await ops.json<Counted>(payroll(`${all} --dry-run`), 5);
  expect(rehearsed.result.counts).toEqual({ decided: 120, refused: 1 });
  expect(await world.count(`payroll_entry WHERE state = 'reopened'`)).toBe(0);

  const one = payroll(`reopen --entry ${first?.entryId} --yes`, 'estornado na folha');
  expect((await ops.json(one)).message).toContain('1 lançamentos reabertos');
  expect((await ops.json(one, 3)).message).toContain('reopened');
  const some = await ops.json<Counted>(
    payroll(`${all} --empresa 10 --yes`, 'Datasul restaurado'),
    5,
  );
  expect(some.result.counts).toEqual({ decided: 119, refused: 1 });
  const states = await world.database.query<object[]>(
    `SELECT competencia, state, count(*)::int AS n FROM payroll_entry GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  expect(states).toEqual([
    { competencia: '2026-02', state: 'reopened', n: 120 },
    { competencia: '2026-02', state: 'sending', n: 1 },
    { competencia: '2026-03', state: 'accepted', n: 2 },
  ]);
  expect(
    await world.count(
      `payroll_entry_history WHERE to_state = 'reopened' AND actor = 'maria' AND why <> '' AND command_id IS NOT NULL`,
    ),
  ).toBe(120);
  const settled = await readTopic(stack().brokers, `${world.prefix}datasul.results.settled.v1`);
  const told = settled
    .map((record) => record.json() as DatasulResultsSettled)
    .filter(({ state }) => state === 'reopened');
  expect(told).toHaveLength(120);
  expect(told.every(({ by, waiters }) => by === 'operator' && waiters.length === 0)).toBe(true);

  await world.datasul.forget({ competencia: '2026-02' });
  await world.datasul.settings({ answerMs: 0 });
  const again = await world.ask([...february, ...march]);
  expect(again.map(({ state }) => state)).toEqual(Array(122).fill('accepted'));
  expect(again.filter(({ repeated }) => repeated)).toHaveLength(2);
  const { rows, totals } = await world.datasul.payroll({ competencia: '2026-02' });
  expect(rows).toHaveLength(120);
  expect(totals).toMatchObject({ posts: 120, repeats: 0 });
});
