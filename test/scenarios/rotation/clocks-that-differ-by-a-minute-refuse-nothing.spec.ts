import { eventually } from '@ponte/testing';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';
import { SteadyDeliveries } from '../../fixtures/rotation/steady-deliveries';

/*
 * The clocks of ingest and of the rotator may differ by a minute, either way. The rotator goes by its database's clock
 * alone, ingest takes the times of digests so much wider, and who was heard of is judged by when it was heard: no delivery
 * is refused, and no rotation waits for a process that only seems to be gone.
 */

it.each([
  ['ingest is late, the rotator early', '-60000', '60000'],
  ['ingest is early, the rotator late', '60000', '-60000'],
])('clocks that differ by a minute refuse nothing: %s', async (_which, ingest, rotator) => {
  const world = await RotationWorld.start({
    hooks: [{ token: '{ kind: generated, life: 1h, overlap: 4 }' }],
    rotation: 'settle: 0.5, ingestSeenWithin: 20',
    ingest: false,
    env: { CLOCK_SHIFT_MS: rotator },
  });
  await world.startIngest({ CLOCK_SHIFT_MS: ingest, INGEST_WORKERS: '1' });
  await world.untilConfirmed(1);
  const deliveries = new SteadyDeliveries(world.sandbox, 50).start();
  for (let rotation = 2; rotation <= 4; rotation += 1) {
    await world.rotateNow();
    await world.untilConfirmed(rotation);
  }
  // The last former token has ended, by whatever clock.
  await eventually(
    async () => (await world.tokens()).slice(0, -1).every(({ state }) => state === 'retired'),
    { timeoutMs: 15_000 },
  );
  const emitted = await deliveries.stop();
  await eventually(async () =>
    (await deliveries.all()).every(({ state }) => state === 'delivered'),
  );
  expect(await deliveries.statuses()).toEqual({ 200: emitted });
});
