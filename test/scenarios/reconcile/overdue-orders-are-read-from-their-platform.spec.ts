import { eventually } from '@ponte/testing';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * A result that was lost on its way is not waited for until the screening expires: an order older than a result may take is
 * read from its platform, and what it says is taken as if it had been delivered. One without a result is asked for again
 * only after as long again. An order that nobody knows the fate of is found there, and waits from then on.
 */
it('overdue orders are read from their platform', async () => {
  const world = await ReconcileWorld.start({
    more: 'reconcile: { enabled: false, resultWithin: 2s, lease: 2s }',
    provider: 'repeat: unknown',
  });
  const { screening } = world;
  const { sandbox } = screening;
  await sandbox.settings({
    exams: {
      rules: [
        { match: { candidateId: 31 }, outcome: 'apto', delayMs: 50, webhook: false },
        { match: {}, never: true },
      ],
    },
  });
  await world.addPeople({ id: 6201, candidate: { id: 31 } });
  await world.addPeople({ id: 6202, candidate: { id: 32 } });
  await world.addPeople({ id: 6203, candidate: { id: 33 } });
  // The third order arrives, but its answer does not.
  await sandbox.fault({
    system: 'exams',
    method: 'POST',
    kind: 'reset-after',
    count: 1,
    when: { body: { '/candidate/id': 33 } },
  });
  expect((await world.reconcile()).counts).toMatchObject({ opened: 3, orders: 0 });
  await screening.until(6201, 'waiting');
  await screening.until(6202, 'waiting');
  expect((await screening.until(6203, 'parked')).reason).toContain('order unknown');
  await eventually(
    async () =>
      (await screening.count(
        `screening WHERE coalesce(ordered_at, entered_at) < now() - interval '2500 ms'`,
      )) === 3,
    { timeoutMs: 10_000 },
  );

  const { counts } = await world.reconcile();
  expect(counts).toMatchObject({ orders: 3, results: 1, ordersFailed: 0, opened: 0 });
  await screening.until(6201, 'returned');
  await sandbox.untilTags(6201, ['Apto']);
  expect((await screening.until(6203, 'waiting')).order_id).not.toBeNull();
  await screening.untilTask('validation.request-order', 'done');
  expect(await screening.count(`task WHERE state IN ('unknown', 'parked')`)).toBe(0);
  expect((await world.reconcile()).counts).toMatchObject({ orders: 0 });

  // A platform that refuses us ends its part of the run, not the run.
  await sandbox.fault({ system: 'exams', method: 'GET', kind: 'status', status: 401 });
  await eventually(
    async () =>
      (await screening.count(
        `screening WHERE order_read_at < now() - interval '2500 ms' AND state = 'waiting'`,
      )) === 2,
    { timeoutMs: 10_000 },
  );
  expect((await world.reconcile()).counts).toMatchObject({ ordersFailed: 2, orders: 0, known: 3 });
});
