import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * A new customer has people in the step already, and events get lost: a run finds whoever stands in the step of a published
 * job, hand-added people and a step that was spelt otherwise included, and opens what is not there, with its cause. Who has
 * been reproved, stands elsewhere, or is in a job that is no longer published is let alone. A second run finds everything
 * in order, with no call more than the pages there are.
 */
it('people already in the step are screened, once', async () => {
  const world = await ReconcileWorld.start();
  const { screening, operator } = world;
  const { sandbox } = screening;
  await world.addJob(71, { steps: [{ name: 'Triagem' }, { name: ' EXAMÊS' }] });
  await world.addJob(72, { status: 'closed' });
  await world.addJob(73, { steps: [{ name: 'Triagem' }, { name: 'Entrevista' }] });
  await world.addPeople({ id: 4001, count: 130 });
  await world.addPeople({ id: 5001, jobId: 71, step: ' EXAMÊS' });
  await world.addPeople({ id: 5002, jobId: 71, step: 'Triagem' });
  await world.addPeople({
    id: 5003,
    manualCandidate: { id: 77, name: 'Bia', lastName: 'Lima', email: 'bia.lima@example.com' },
  });
  await world.addPeople({ id: 5004, status: 'reproved' });
  await world.addPeople({ id: 5005, jobId: 72 });
  // One whose event was heard.
  await sandbox.move(529925562, 'Exames', { silent: true });
  await screening.move({ applicationId: 529925562 });
  await screening.until(529925562, 'waiting');
  await sandbox.send('DELETE', '/admin/calls');

  const first = await world.reconcile();
  expect(first.counts).toMatchObject({
    ...{ jobs: 3, jobsDone: 3, jobsFailed: 0, opened: 132, known: 1, closed: 0 },
    ...{ unreadable: 0, notFound: 0, unsure: 0 },
  });
  const rows = await screening.database.query<{ opened_by: string; cause: string; rule: string }[]>(
    `SELECT opened_by, cause FROM screening WHERE application_id <> 529925562`,
  );
  expect(new Set(rows.map((row) => `${row.opened_by} ${row.cause}`))).toEqual(
    new Set([`reconciliation ${first.runId}`]),
  );
  for (const id of [4001, 4130, 5001, 5003]) await screening.until(id, 'waiting', 40_000);
  expect(await screening.screenings(5002)).toEqual([]);
  expect(await screening.screenings(5004)).toEqual([]);
  expect(await screening.screenings(5005)).toEqual([]);

  const [byHand] = await screening.screenings(5003);
  const orders = await sandbox.calls({ system: 'exams', method: 'POST', route: '/orders' });
  const ordered = orders.map(({ body }) => body as { externalId: string; candidate: object });
  expect(ordered.find(({ externalId }) => externalId === byHand?.id)).toMatchObject({
    candidate: { id: 77, name: 'Bia Lima', email: 'bia.lima@example.com' },
    screening: 'exames',
    step: { name: 'Exames' },
    job: { id: 8451877 },
  });

  const calls = await sandbox.calls({ system: 'gupy' });
  const last = String(Math.max(...calls.map(({ id }) => id)));
  const second = await world.reconcile();
  expect(second.counts).toMatchObject({ opened: 0, known: 133, closed: 0, newer: 0 });
  // One page of jobs, two of the large job, one of the small one; the third job is known to lack the step.
  expect(await world.listCalls(last)).toEqual({ jobs: 1, applications: 3, steps: 0 });
  expect(second.counts.calls).toBe(4);
  expect(await screening.count('screening')).toBe(133);

  const unknown = await world.ask({ screening: 'provas' });
  expect(unknown).toMatchObject({ state: 'refused' });
  expect(unknown.message).toContain('exames');
  const runs = await operator.ask('screening.runs', { limit: 1 });
  expect(runs.result).toMatchObject({
    runs: [{ id: second.runId, state: 'done', actor: 'maria' }],
  });
  // A command that is delivered twice is one run.
  const command = operator.command('screening.reconcile', { screening: 'exames' });
  await operator.send(command, command);
  await operator.last(command.commandId);
  expect(await screening.count(`reconcile_run WHERE id = '${command.commandId}'`)).toBe(1);
});
