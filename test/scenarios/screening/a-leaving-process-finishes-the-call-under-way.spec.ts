import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * A deployment sends SIGTERM while a tag is being written. The call is finished and what came of it recorded before the
 * process leaves with 0: the next process has nothing to guess and nothing to repeat.
 */
it('a leaving process finishes the call under way', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(281);
  await world.move({ applicationId: 281 });
  const { id: externalId } = await world.until(281, 'waiting');
  await sandbox.fault({
    system: 'gupy',
    method: 'PUT',
    route: TAGS_ROUTE,
    kind: 'latency',
    ms: 1_500,
  });
  await world.result({ externalId, outcome: 'apto', date: '2026-03-03T10:00:00Z' });
  await sandbox.untilCalls({ method: 'PUT', route: TAGS_ROUTE }, 1);
  expect(await world.services[0]?.stop(15_000)).toEqual({ code: 0, signal: null });
  expect((await sandbox.application(281)).tags).toEqual(['Apto']);
  expect((await world.screenings(281))[0]?.state).toBe('returned');
  expect(await sandbox.count({ method: 'PUT', route: TAGS_ROUTE })).toBe(1);
});
