import { eventually, FaultProxy } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';
import { oneRubrica } from '../../fixtures/payroll/results';

/**
 * Datasul answers while Postgres is away for the process that called. What it said is known there and nowhere else, so the
 * process keeps it for as long as it lives. Meanwhile another one has taken the task over and can only say "unknown"; when
 * Postgres is back the reply settles the entry after all, unless a person resolved it before.
 */
describe('a reply that cannot be written when it comes', () => {
  it.each(['nobody', 'a person', 'a person who has it posted again'])(
    'is written later, unless resolved by then (by %s)',
    async (who) => {
      const world = await PayrollWorld.prepare({ datasul: 'timeoutMs: 2000' });
      const proxy = await FaultProxy.start(world.databaseUrl);
      const first = await world.spawn({ DATABASE_URL: proxy.through(world.databaseUrl) });
      await first.ready();
      await world.datasul.fault({ kind: 'latency', ms: 1_000, processed: true, count: 1 });
      const requestId = await world.send([oneRubrica('15,30')]);
      await world.datasul.untilRows(1);
      await proxy.refuse();

      await (await world.spawn()).ready();
      const [unknown] = await world.untilTold(requestId, 1, 40_000);
      expect(unknown).toMatchObject({ state: 'unknown', reason: 'process-died' });
      if (who === 'a person') {
        await world.database.query(
          `UPDATE payroll_entry SET state = 'refused', by = 'operator', version = version + 1`,
        );
      }
      if (who === 'a person who has it posted again') {
        // As `payroll unknown resend` leaves it outside the window of the day.
        await world.database.query(
          `UPDATE payroll_entry SET state = 'received', unsure = true, version = version + 1, wanted = wanted + 1,
             by = NULL, reason = NULL, message = NULL, settled_at = NULL`,
        );
      }
      await proxy.forward();
      const written = `payroll_call WHERE outcome = 'answered'`;
      await eventually(async () => (await world.count(written)) === 1, {
        timeoutMs: 30_000,
        what: 'the record of the call',
      });
      const [entry] = await world.entries();
      expect(entry?.state).toBe(who === 'a person' ? 'refused' : 'accepted');
      if (who !== 'a person') {
        await eventually(
          async () => (await world.untilTold(requestId, 1))[0]?.state === 'accepted',
          { timeoutMs: 20_000, what: 'the last word' },
        );
      }
      expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 1, repeats: 0 });
    },
  );
});
