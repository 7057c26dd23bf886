import { eventually } from '@ponte/testing';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';
import { SteadyDeliveries } from '../../fixtures/rotation/steady-deliveries';

/*
 * Gupy delivers 200 webhooks a second through the real ingest (two processes behind one port) while the token is rotated
 * ten times. Each delivery carries the header of its event's moment and may arrive half a second later. None is refused:
 * not one 401, and all are delivered by their first attempt.
 */

it('no delivery is refused through ten rotations', async () => {
  const world = await RotationWorld.start({
    workers: 2,
    // Ten rotations last at least 15 s so.
    rotation: 'settle: 1.5',
    hooks: [{ token: '{ kind: generated, life: 1h, overlap: 6 }' }],
  });
  await world.untilConfirmed(1);
  // Both are heard of, hence waited for.
  await eventually(async () => {
    const rows = (await world.database.query('SELECT instance FROM ingest_process')) as unknown[];
    return rows.length >= 2;
  });
  const deliveries = new SteadyDeliveries(world.sandbox, 200).start();
  for (let rotation = 2; rotation <= 11; rotation += 1) {
    await world.rotateNow();
    await world.untilConfirmed(rotation, 'acme-moved', 30_000);
  }
  await eventually(() => deliveries.begun > 2_000, { timeoutMs: 30_000 });
  const emitted = await deliveries.stop();
  await eventually(
    async () => (await deliveries.all()).every(({ state }) => state === 'delivered'),
    {
      timeoutMs: 20_000,
    },
  );
  const statuses = await deliveries.statuses();
  expect(statuses).toEqual({ 200: emitted });
  expect(await world.calls('PUT')).toHaveLength(10);
}, 180_000);
