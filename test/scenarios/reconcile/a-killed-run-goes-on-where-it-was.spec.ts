import { eventually } from '@ponte/testing';
import { APPLICATIONS_ROUTE, ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

const JOBS = 30;
const PEOPLE = 3;

/**
 * A process dies (SIGKILL) in the middle of a run, twice, and leaves (SIGTERM) once. Another one goes on where the run was:
 * whoever stands in the step is screened once, no page is read again but the ones under way at those moments, and the
 * operator who asked is answered in the end, with what all of them did together.
 */
it('a killed run goes on where it was', async () => {
  const world = await ReconcileWorld.start();
  const { screening, operator } = world;
  const { sandbox } = screening;
  for (let job = 1; job <= JOBS; job += 1) {
    await world.addJob(900 + job);
    await world.addPeople({ id: 10_000 + job * 100, count: PEOPLE, jobId: 900 + job });
  }
  await sandbox.fault({ system: 'gupy', route: APPLICATIONS_ROUTE, kind: 'latency', ms: 150 });
  const command = operator.command('screening.reconcile', { screening: 'exames' });
  await operator.send(command);
  for (const [end, listed] of [
    ['kill', 6],
    ['kill', 14],
    ['stop', 22],
  ] as const) {
    await eventually(async () => (await world.listCalls()).applications >= listed, {
      timeoutMs: 30_000,
      intervalMs: 50,
    });
    await screening.services.at(-1)?.[end]();
    await screening.spawn();
  }
  const answer = await eventually(
    async () =>
      (await operator.answers(command.commandId)).find(({ state }) => state !== 'progress') ??
      false,
    { timeoutMs: 60_000, intervalMs: 200 },
  );
  expect(answer.state).toBe('done');
  expect(answer.result).toMatchObject({
    counts: { jobs: JOBS + 1, jobsDone: JOBS + 1, opened: JOBS * PEOPLE, known: 0 },
  });
  expect(await screening.count('screening')).toBe(JOBS * PEOPLE);
  // One list each, of the seeded job a second look (nobody stands there); once more where a process ended.
  const { jobs, applications, steps } = await world.listCalls();
  expect(jobs).toBe(1);
  expect(applications).toBeGreaterThanOrEqual(JOBS + 1);
  expect(applications).toBeLessThanOrEqual(JOBS + 1 + 3);
  expect(steps).toBeLessThanOrEqual(2);
  const states = (await operator.answers(command.commandId)).map(({ state }) => state);
  expect(states.filter((state) => state === 'progress').length).toBeGreaterThan(1);
  await eventually(
    async () =>
      (await sandbox.count({ system: 'exams', effect: 'order-created' })) >= JOBS * PEOPLE,
    { timeoutMs: 30_000 },
  );
});
