import { eventually } from '@ponte/testing';
import { APPLICATIONS_ROUTE, ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * Runs begin by themselves, every so often, whatever the number of processes: never two of one rule at once, and none of a
 * rule that does not want them. People who enter while events and runs come at the same time are screened once.
 */
it('two processes reconcile a rule once at a time', async () => {
  const rule = (id: string, more: string) => `
  - { id: ${id}, step: { name: "Exames" }, provider: exam-platform, outcomes: { apto: { tag: "Apto" } }${more} }`;
  const world = await ReconcileWorld.start({
    screenings: rule('exames', '') + rule('fora', ', reconcile: false, jobs: { include: [1] }'),
    account: 'ratePerMinute: 900',
    more: 'reconcile: { every: 1s, firstAfter: 0s, lease: 3s }',
  });
  const { screening } = world;
  const { sandbox } = screening;
  await (await screening.spawn()).ready();
  await sandbox.fault({ system: 'gupy', route: APPLICATIONS_ROUTE, kind: 'latency', ms: 300 });
  await world.addPeople({ id: 6401, count: 40 });
  const ids = Array.from({ length: 40 }, (_, n) => 6401 + n);
  // Their events come while runs find the same people.
  for (const id of ids) await screening.move({ applicationId: id, date: new Date().toISOString() });
  await eventually(
    async () =>
      (await screening.count(`reconcile_run WHERE state = 'done' AND counts->>'known' = '40'`)) >=
      2,
    { timeoutMs: 40_000, what: 'runs that found everybody' },
  );
  expect(
    await screening.count(`reconcile_run WHERE screening <> 'exames' OR state = 'failed'`),
  ).toBe(0);
  const overlapping = await screening.count(
    `reconcile_run a JOIN reconcile_run b ON a.id <> b.id AND a.started_at < b.ended_at AND b.started_at < a.ended_at`,
  );
  expect(overlapping).toBe(0);
  expect(await screening.count('screening')).toBe(40);
  expect(await screening.count(`inbox WHERE state <> 'done'`)).toBe(0);
  for (const id of ids) await screening.until(id, 'waiting');
  expect(await sandbox.count({ system: 'exams', effect: 'order-created' })).toBe(40);
  expect(await screening.count(`screening WHERE state = 'closed'`)).toBe(0);
});
