import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * Gupy answers 429 with Retry-After: it costs no attempt, nothing is parked, and nobody knocks again before the time has
 * come. Then everything is written.
 */
it('a throttled account waits as long as it is told', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  await sandbox.addApplications(271, 5);
  const ids = [271, 272, 273, 274, 275];
  await world.move(...ids.map((applicationId) => ({ applicationId })));
  for (const id of ids) await world.until(id, 'waiting');
  await sandbox.fault({
    system: 'gupy',
    method: 'PUT',
    route: TAGS_ROUTE,
    kind: 'status',
    status: 429,
    retryAfterSeconds: 2,
    count: 1,
  });
  const all = await world.screenings();
  await world.result(
    ...all.map(({ id: externalId }) => ({
      externalId,
      outcome: 'apto',
      date: '2026-03-03T10:00:00Z',
    })),
  );
  for (const id of ids) await world.until(id, 'returned');
  const calls = await world.database.query<{ class: string; failures: number }[]>(
    `SELECT a.class, t.failures FROM task_attempt a JOIN task t ON t.id = a.task_id WHERE t.kind = 'gupy.write-tag'`,
  );
  expect(calls.filter((call) => call.class === 'throttled').length).toBeGreaterThan(0);
  expect(calls.every(({ failures }) => failures === 0)).toBe(true);
  const [throttled] = await sandbox.calls({ system: 'gupy', status: '429' });
  const again = (await sandbox.calls({ system: 'gupy', effect: 'tag-added' })).find(
    ({ params }) => params.applicationId === throttled?.params.applicationId,
  );
  expect(Date.parse(again?.at ?? '') - Date.parse(throttled?.at ?? '')).toBeGreaterThanOrEqual(
    1_900,
  );
});
