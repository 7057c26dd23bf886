import { eventually } from '@ponte/testing';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * Replicas share the database and nothing else. However many there are, a webhook is registered once, each renewal gets
 * one token and makes one call, and the records that ingest hears never count backwards.
 */

it('two replicas rotate a webhook once', async () => {
  const actions = ['application.moved', 'candidate.hired', 'job.published'];
  const hooks = actions.map((action, index) => ({ id: `hook-${index}`, action }));
  const world = await RotationWorld.start({ hooks: [] });
  await world.services[0]?.stop();
  await world.configure({ hooks });
  const replicas = await Promise.all([world.spawn(), world.spawn(), world.spawn()]);
  await Promise.all(replicas.map((replica) => replica.ready()));
  for (let round = 1; round <= 3; round += 1) {
    await Promise.all(hooks.map(({ id }) => world.untilConfirmed(round, id)));
    if (round < 3) await Promise.all(hooks.map(({ id }) => world.rotateNow(id)));
  }
  expect(await world.calls('POST')).toHaveLength(3);
  expect(await world.calls('PUT')).toHaveLength(6);
  for (const { id } of hooks) expect(await world.tokens(id)).toHaveLength(3);
  const issued = await world.issued();
  for (const { id } of hooks) {
    const serials = issued.filter(({ hook }) => hook === id).map(({ serial }) => serial);
    expect(serials).toEqual([...new Set(serials)].sort((left, right) => left - right));
  }
  await eventually(async () => (await world.statuses()).length === 3);
});
