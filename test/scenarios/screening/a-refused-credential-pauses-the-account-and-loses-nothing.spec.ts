import { TAGS_ROUTE } from '../../fixtures/screening/sandbox-driver';
import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * The customer changes the API token and every write is refused with 401. Forty results must not become forty parked
 * tasks, nor forty knocks on a closed door: the account pauses, one call at a time asks whether the token is accepted
 * again, and then everything is written, in order, by itself.
 */
it('a refused credential pauses the account and loses nothing', async () => {
  const world = await ScreeningWorld.start();
  const { sandbox } = world;
  const ids = Array.from({ length: 40 }, (_, n) => 221 + n);
  await sandbox.addApplications(221, ids.length);
  await world.move(...ids.map((applicationId) => ({ applicationId })));
  for (const id of ids) await world.until(id, 'waiting');
  await sandbox.fault({ system: 'gupy', kind: 'status', status: 401 });
  const all = await world.screenings();
  const results = (outcome: string, date: string) =>
    all.map(({ id: externalId }) => ({ externalId, outcome, date }));
  await world.result(...results('inapto', '2026-03-03T10:00:00Z'));
  await world.result(...results('apto', '2026-03-04T10:00:00Z'));
  for (const id of ids) await world.until(id, 'concluded');
  await sandbox.untilCalls({ system: 'gupy', status: '401' }, 3);
  const refused = await sandbox.count({ system: 'gupy', status: '401' });
  // At most what was under way at the moment of the first refusal (8 calls of a kind), and the probes since.
  expect(refused).toBeLessThan(20);
  expect(await world.count(`task WHERE state IN ('parked', 'unknown')`)).toBe(0);
  const [pause] = await world.database.query<{ reason: string; party: string }[]>(
    'SELECT * FROM task_pause',
  );
  expect(pause).toMatchObject({
    party: 'gupy:acme',
    reason: expect.stringContaining(
      'answered 401: the credential is missing or not accepted',
    ) as string,
  });

  await sandbox.clearFaults();
  for (const id of ids) await sandbox.untilTags(id, ['Apto']);
  for (const id of ids) await world.until(id, 'returned');
  for (const id of ids) {
    const puts = await sandbox.calls({
      route: TAGS_ROUTE,
      effect: 'tag-added',
      'param.applicationId': String(id),
    });
    expect(puts.map(({ body }) => (body as { name: string }).name)).toEqual(['Inapto', 'Apto']);
  }
});
