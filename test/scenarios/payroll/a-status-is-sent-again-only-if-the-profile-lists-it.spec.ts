import { ahgoraMonth, eventually } from '@ponte/testing';
import { PayrollWorld } from '../../fixtures/payroll/payroll-world';

/**
 * Of a 503 nobody knows whether Datasul had begun: only a customer who found out that it posts nothing may list it, and then
 * the call is made again until it is answered. Not listed, its entries are unknown and are never sent again by themselves.
 * A 429 says that nothing was done, for everybody.
 */
describe('a status without a reply per rubrica', () => {
  // Of one employee: one call, also on a machine that is too busy to fill it with several.
  const { items } = ahgoraMonth({ employees: 1, rubricas: 6 });

  it('is sent again if it is listed', async () => {
    const world = await PayrollWorld.start({ datasul: 'unprocessedStatuses: [503]' });
    await world.datasul.fault({ kind: 'status', status: 503, count: 3 });
    const told = await world.ask(items);
    expect(told.map(({ state }) => state)).toEqual(Array(6).fill('accepted'));
    expect(await world.count(`payroll_call WHERE outcome = 'unprocessed'`)).toBe(3);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 6, repeats: 0 });
  });

  it('leaves the proof of whom it paid twice where the customer was wrong', async () => {
    const world = await PayrollWorld.start({ datasul: 'unprocessedStatuses: [503], calls: 1' });
    await world.datasul.fault({ kind: 'status', status: 503, processed: true, count: 2 });
    await world.ask(items);
    expect((await world.datasul.payroll()).totals).toMatchObject({ posts: 18, repeats: 12 });
    const calls = await world.database.query<object[]>(
      `SELECT outcome, status, request_body IS NOT NULL AS body,
         (SELECT count(*)::int FROM payroll_call_entry e WHERE e.call_id = c.id) AS named
       FROM payroll_call c ORDER BY started_at`,
    );
    const sent = { outcome: 'unprocessed', status: 503, body: true, named: 6 };
    const answered = { outcome: 'answered', status: 200, body: true, named: 6 };
    expect(calls).toEqual([sent, sent, answered]);
    // Received, and three times sending and what came of it.
    expect(await world.count('payroll_entry_history')).toBe(7 * 6);
  });

  it('keeps no more of it than is of use', async () => {
    const world = await PayrollWorld.start({ datasul: 'unprocessedStatuses: [503], calls: 1' });
    await world.datasul.fault({ kind: 'status', status: 503 });
    const requestId = await world.send(items);
    await world.untilEntry(`state = 'received' AND call_id IS NOT NULL`);
    // As after a night of it.
    await world.database.query(
      `WITH one AS (SELECT * FROM payroll_call WHERE finished_at IS NOT NULL LIMIT 1),
         night AS (INSERT INTO payroll_call (id, profile, started_at, finished_at, outcome, status, request_hmac, items, entries)
           SELECT gen_random_uuid(), profile, started_at - n * interval '1 minute', finished_at, outcome, status, request_hmac,
             items, entries FROM one, generate_series(1, 30) AS n RETURNING id)
       INSERT INTO payroll_call_entry (call_id, entry_id, outcome, matched)
       SELECT night.id, e.entry_id, 'waits', false FROM night, payroll_call_entry e JOIN one ON one.id = e.call_id`,
    );
    const before = await world.count('payroll_call');
    await eventually(
      async () => {
        if ((await world.count('payroll_call WHERE finished_at IS NOT NULL')) < before + 1)
          throw new Error('no call more');
      },
      { timeoutMs: 60_000, what: 'one call more' },
    );
    await world.datasul.clearFaults();
    await world.untilTold(requestId, items[0]?.resultados.length ?? 0, 60_000);
    const kept = await world.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM payroll_call_entry WHERE outcome = 'waits' GROUP BY entry_id`,
    );
    // The first twenty, and the last.
    expect(kept.map(({ n }) => n)).toEqual(Array(6).fill(21));
  });

  it('is unknown if it is not, though it posted nothing', async () => {
    const world = await PayrollWorld.start();
    await world.datasul.fault({ kind: 'status', status: 503, count: 1 });
    const told = await world.ask(items);
    expect(new Set(told.map(({ state, by, reason }) => `${state} ${by} ${reason}`))).toEqual(
      new Set(['unknown ponte no-answer']),
    );
    expect(told[0]?.message).toContain('aguarda conferência');
    // The same again joins those who wait: nothing is posted.
    const again = await world.ask(items);
    expect(new Set(again.map(({ state }) => state))).toEqual(new Set(['unknown']));
    await world.untilIdle();
    expect(await world.datasul.calls()).toHaveLength(1);
    expect((await world.datasul.payroll()).totals.posts).toBe(0);
  });

  it('429 waits as long as it says', async () => {
    const world = await PayrollWorld.start();
    await world.datasul.fault({ kind: 'status', status: 429, retryAfterSeconds: 2, count: 1 });
    const told = await world.ask(items);
    expect(told.map(({ state }) => state)).toEqual(Array(6).fill('accepted'));
    const [first, second] = await world.database.query<{ outcome: string; at: Date }[]>(
      `SELECT outcome, started_at AS at FROM payroll_call ORDER BY started_at`,
    );
    expect(first?.outcome).toBe('throttled');
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(2_000);
  });

  it('a day of 429 is one small call after the other, and leaves no history', async () => {
    const world = await PayrollWorld.start({ datasul: 'calls: 1, itemsPerCall: 10' });
    await world.datasul.fault({ kind: 'status', status: 429, retryAfterSeconds: 1, count: 5 });
    const told = await world.ask(ahgoraMonth({ employees: 30, rubricas: 2 }).items);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['accepted']));
    const calls = await world.database.query<{ items: number; outcome: string; body: boolean }[]>(
      `SELECT items, outcome, request_body IS NOT NULL AS body FROM payroll_call ORDER BY started_at`,
    );
    const throttled = calls.filter(({ outcome }) => outcome === 'throttled');
    expect(throttled.map(({ items: count }) => count).slice(1)).toEqual([1, 1, 1, 1]);
    expect(throttled.filter(({ body }) => body)).toEqual([]);
    // The call that is answered again is small; those after it grow, though the last one takes what is left.
    const answered = calls.filter(({ outcome }) => outcome === 'answered').map(({ items: n }) => n);
    expect(answered[0]).toBe(1);
    expect(Math.max(...answered)).toBeGreaterThan(1);
    // Received, sending, accepted: whatever went before.
    expect(await world.count('payroll_entry_history')).toBe(3 * 60);
    const [most] = await world.database.query<{ n: number }[]>(
      `SELECT max(n)::int AS n FROM (SELECT count(*) AS n FROM payroll_call_entry WHERE outcome = 'waits' GROUP BY entry_id) AS each`,
    );
    expect(most?.n).toBe(1);
  });
});
