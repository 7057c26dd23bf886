import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * Gupy may answer 500 to an update that it took. Then nobody knows which token it carries: both stay in force, however
 * long that lasts, until a delivery with the new one proves it, or an update is answered. Only then does the former end.
 */

it('a PUT answered 500 after it was taken keeps both tokens in force until a delivery tells', async () => {
  const world = await RotationWorld.start({
    hooks: [{ token: '{ kind: generated, life: 1h, overlap: 1 }' }],
  });
  const first = await world.untilConfirmed(1);
  const fault = { system: 'gupy', method: 'PUT', route: '/webhooks/{webhookId}' };
  await world.sandbox.fault({ ...fault, kind: 'status', status: 500, processed: true });
  await world.rotateNow();
  const unconfirmed = await eventually(async () => {
    const [, token] = await world.tokens();
    return token?.state === 'unconfirmed' && token;
  });
  // Taken all the same.
  const [hook] = await world.gupyHooks();
  expect(hook?.clientHeaders['x-ponte-token']).toBe(shown(unconfirmed.sha256));
  // Tried again several times, for longer than the overlap: the former one stays.
  await eventually(async () => (await world.calls('PUT')).length >= 3, { timeoutMs: 20_000 });
  expect((await world.tokens())[0]).toMatchObject({ state: 'confirmed', not_after: null });
  const [digests] = (await world.issued()).slice(-1).map((record) => record.digests);
  expect(digests?.map(({ sha256 }) => sha256)).toEqual([first.sha256, unconfirmed.sha256]);

  await world.ingest.heard({ sha256: unconfirmed.sha256 });
  const second = await world.untilConfirmed(2);
  expect(second).toMatchObject({ sha256: unconfirmed.sha256, confirmed_by: 'delivery' });
  await eventually(async () => (await world.tokens())[0]?.state === 'retired');
  await world.sandbox.clearFaults();
});
