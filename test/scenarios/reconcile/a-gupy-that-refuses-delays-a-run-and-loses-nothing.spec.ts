import {
  APPLICATIONS_ROUTE,
  ReconcileWorld,
  STEPS_ROUTE,
} from '../../fixtures/reconcile/reconcile-world';

/**
 * A run that Gupy refuses for a moment (here: a credential) waits and goes on where it was, and whoever asked is told why it
 * waits. A job that is gone keeps no other waiting. Where the steps of jobs may not be read, their whole lists are, so that
 * a step that is spelt otherwise is found all the same.
 */
it('a Gupy that refuses delays a run and loses nothing', async () => {
  const world = await ReconcileWorld.start();
  const { screening, operator } = world;
  const { sandbox } = screening;
  const job = { steps: [{ name: 'Triagem' }, { name: 'exames ' }] };
  for (const id of [61, 62, 63]) {
    await world.addJob(id, job);
    await world.addPeople({ id: id * 100, count: 2, jobId: id, step: 'exames ' });
  }
  await sandbox.settings({ gupy: { forbidden: [`GET ${STEPS_ROUTE}`] } });
  const refuse = (jobId: string, status: number) =>
    sandbox.fault({
      ...{ system: 'gupy', route: APPLICATIONS_ROUTE, kind: 'status', status, count: 1 },
      when: { params: { jobId } },
    });
  await refuse('62', 401);
  await refuse('63', 404);

  const command = operator.command('screening.reconcile', { screening: 'exames' });
  await operator.send(command);
  const answer = await operator.last(command.commandId);
  expect(answer).toMatchObject({
    state: 'done',
    result: { counts: { jobs: 4, jobsDone: 4, jobsFailed: 1, opened: 4 } },
  });
  expect(answer.message).toContain('1 vagas que não puderam ser lidas');
  const told = await operator.answers(command.commandId);
  expect(told.map(({ message }) => message).join('\n')).toMatch(
    /Interrompida, continua em 5 s: .*answered 401/,
  );
  expect((await world.reconcile()).counts).toMatchObject({ jobsFailed: 0, opened: 2, known: 4 });
});
