import { ScreeningWorld } from '../../fixtures/screening/screening-world';

/**
 * The application was deleted in Gupy while its examination ran: no repeat can help. The screening is parked at once with
 * a reason that says what to do, one call was made, and the neighbours are written as if nothing had happened.
 */
it('an application that is gone is parked with a reason', async () => {
  const world = await ScreeningWorld.start();
  await world.sandbox.addApplications(262);
  await world.move({ applicationId: 261 }, { applicationId: 262 });
  const gone = await world.until(261, 'waiting');
  const there = await world.until(262, 'waiting');
  const result = { outcome: 'apto', date: '2026-03-03T10:00:00Z' };
  await world.result({ ...result, externalId: gone.id }, { ...result, externalId: there.id });
  await world.until(262, 'returned');
  const { reason } = await world.until(261, 'parked');
  expect(reason).toMatch(
    /gupy acme: PUT .* answered 404: .*the application or its job is gone in Gupy/,
  );
  expect(await world.sandbox.count({ system: 'gupy', 'param.applicationId': '261' })).toBe(1);
  // The same result again is no reason to believe that it was written.
  await world.result({ ...result, externalId: gone.id, date: '2026-03-03T11:00:00Z' });
  await world.untilResults(gone.id, 2);
  expect((await world.screenings(261))[0]?.state).toBe('parked');
});
