import { eventually } from '@ponte/testing';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

const BUDGET = 300;

/**
 * The runs and the writing of results share one budget of calls. While a run has more to read than the budget allows, the
 * results that come in are written at once, as if nothing else were going on; and Gupy is never asked more often, in any
 * minute, than the budget allows, so that it never says no.
 */
it('live work goes first, within one budget', async () => {
  const world = await ReconcileWorld.start({
    account: `ratePerMinute: ${BUDGET}`,
    more: 'reconcile: { enabled: false, share: 0.8, lease: 5s }',
  });
  const { screening, operator } = world;
  const { sandbox } = screening;
  await sandbox.settings({ gupy: { rateLimit: { limit: BUDGET, windowMs: 60_000 } } });
  for (let job = 1; job <= 120; job += 1) await world.addJob(1_000 + job);
  await world.addPeople({ id: 6301, count: 20 });
  await sandbox.send('DELETE', '/admin/calls');
  const ids = Array.from({ length: 20 }, (_, n) => 6301 + n);
  await screening.move(...ids.map((applicationId) => ({ applicationId })));
  for (const id of ids) await screening.until(id, 'waiting');
  const command = operator.command('screening.reconcile', { screening: 'exames' });
  await operator.send(command);
  await eventually(async () => (await world.listCalls()).applications >= 25, {
    timeoutMs: 30_000,
    intervalMs: 100,
  });

  const begun = Date.now();
  await screening.result(
    ...(await screening.screenings()).map(({ id: externalId }) => ({
      externalId,
      outcome: 'apto',
      date: new Date().toISOString(),
    })),
  );
  for (const id of ids) await screening.until(id, 'returned');
  expect(Date.now() - begun).toBeLessThan(8_000);
  const [run] = await screening.database.query<{ state: string; counts: { calls: number } }[]>(
    `SELECT state, counts FROM reconcile_run`,
  );
  expect(run).toMatchObject({ state: 'running' });
  const calls = await sandbox.calls({ system: 'gupy' });
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(calls.length).toBeLessThanOrEqual(BUDGET);
});
