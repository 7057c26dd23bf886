import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A declared webhook is registered by one POST, after ingest knows its token; each later token is announced beside the
 * former, put by a full update of the same webhook, and only then does the former end, an overlap later.
 */

it('a declared webhook is registered once and rotated', async () => {
  const hooks = [{ token: '{ kind: generated, life: 1h, overlap: 2 }' }];
  const world = await RotationWorld.start({ hooks });
  const first = await world.untilConfirmed(1);
  const [registered] = await world.gupyHooks();
  expect(registered).toMatchObject({
    action: 'application.moved',
    postbackUrl: 'https://hooks.example.com/webhooks/gupy/acme',
    status: 'active',
    techOwnerName: 'TI RH',
    clientHeaders: { 'content-type': 'application/json', 'x-ponte-token': shown(first.sha256) },
  });

  await world.rotateNow();
  const second = await world.untilConfirmed(2);
  expect(second.sha256).not.toBe(first.sha256);
  const [updated] = await world.gupyHooks();
  expect(updated).toEqual({
    ...registered,
    clientHeaders: { 'content-type': 'application/json', 'x-ponte-token': shown(second.sha256) },
  });
  expect(await world.calls('POST')).toHaveLength(1);
  expect(await world.calls('PUT')).toHaveLength(1);

  // The former one ends, and its text with it.
  await eventually(async () => (await world.tokens())[0]?.state === 'retired');
  expect((await world.tokens())[0]?.sealed).toBeNull();
  const digests = (
    await eventually(async () => {
      const issued = await world.issued();
      return issued.at(-1)?.digests.length === 1 && issued;
    })
  ).map((record) => record.digests.map(({ sha256 }) => sha256));
  const seen = digests.map((list) => list.join()).filter((list, at, all) => list !== all[at - 1]);
  expect(seen).toEqual([first.sha256, `${first.sha256},${second.sha256}`, second.sha256]);
  expect(await world.statuses()).toMatchObject([{ from: null, to: 'active' }]);
});
