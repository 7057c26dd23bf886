import { screeningClosed } from '@ponte/contracts';
import { eventually } from '@ponte/testing';
import { ReconcileWorld } from '../../fixtures/reconcile/reconcile-world';

/**
 * Gupy tells nobody when somebody is reproved or gives up, and an event of a move may be lost: a run closes the screenings
 * of those who no longer stand in the step or in the process, also in a job that is no longer published, and says so.
 * Nobody is closed on the ground of being absent from a list: an application that Gupy does not show at all stays, and so
 * does everybody who still stands in the step.
 */
it('who was reproved, gave up or moved on without an event is closed', async () => {
  const world = await ReconcileWorld.start();
  const { screening } = world;
  const { sandbox } = screening;
  await world.addJob(81);
  await world.addPeople({ id: 6001, count: 8 });
  await world.addPeople({ id: 7001, count: 2, jobId: 81 });
  expect((await world.reconcile()).counts).toMatchObject({ opened: 10 });
  for (const id of [6001, 6008, 7002]) await screening.until(id, 'waiting');
  // Heard of, but not to be found in Gupy.
  await screening.move({ applicationId: 6999 });
  await screening.until(6999, 'waiting');

  await world.leave(6001, 'reproved');
  await world.leave(6002, 'give_up');
  await world.moveSilently(6003, 'Contratação');
  await world.moveSilently(6004, 'Triagem');
  await world.leave(7001, 'reproved');
  await sandbox.send('PATCH', '/admin/gupy/jobs/81', { status: 'closed', silent: true });

  const dry = await world.reconcile({}, { dryRun: true });
  expect(dry.counts).toMatchObject({ closed: 5, notFound: 1, opened: 0, known: 5 });
  expect(await screening.count(`screening WHERE state = 'closed'`)).toBe(0);
  const { counts } = await world.reconcile();
  expect(counts).toMatchObject({ closed: 5, notFound: 1, opened: 0 });
  for (const id of [6001, 6002, 6003, 6004, 7001])
    expect(await screening.until(id, 'closed')).toMatchObject({ reason: 'left' });
  for (const id of [6005, 6008, 6999, 7002]) await screening.until(id, 'waiting');
  const told = await eventually(async () => {
    const records = await screening.read(screeningClosed.topic);
    return records.length >= 5 && records;
  });
  expect(
    told.map((record) => record.json<{ applicationId: number }>().applicationId).sort(),
  ).toEqual([6001, 6002, 6003, 6004, 7001]);

  // One who comes back, while events are lost still, is screened again; a person who only stays is not.
  await world.moveSilently(6003, 'Exames');
  expect((await world.reconcile()).counts).toMatchObject({ opened: 1, closed: 0 });
  expect((await screening.screenings(6003)).map(({ state }) => state)).toEqual([
    'closed',
    expect.stringMatching(/requesting|waiting/),
  ]);
  expect((await world.reconcile()).counts).toMatchObject({ opened: 0, closed: 0 });
});
