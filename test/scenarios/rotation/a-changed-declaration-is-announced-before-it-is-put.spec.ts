import { RotationWorld } from '../../fixtures/rotation/rotation-world';
import { shown } from '../../fixtures/rotation/digests';
import { eventually } from '@ponte/testing';

/*
 * A declaration whose header carries the token otherwise, or that leads to another source, would put a value into Gupy that
 * ingest was never told: every delivery would be answered 401 until the next renewal. So another token is got, announced and
 * waited for first, and the declaration goes into Gupy with it. A process that still runs with the former file puts nothing.
 */

const hooks = (header: string, source = 'acme') => [
  { source, headers: `{ content-type: "application/json", x-ponte-token: "${header}" }` },
];

it('a changed declaration is announced before it is put', async () => {
  const world = await RotationWorld.start({ hooks: hooks('{token}'), rotation: 'settle: 1' });
  const first = await world.untilConfirmed(1);
  const puts = (await world.calls('PUT')).length;

  // The former process stays, as in a rolling deployment.
  await world.configure({ hooks: hooks('Bearer {token}'), rotation: 'settle: 1' });
  await (await world.spawn()).ready();
  // The former one may take every turn for as long as it is there: it says so, and puts nothing.
  await eventually(
    async () =>
      (await world.hook('acme-moved'))['trouble'] !== null ||
      (await world.tokens('acme-moved'))[1]?.state === 'confirmed',
    { timeoutMs: 60_000, what: 'a turn of either process' },
  );
  await world.services[0]?.stop();
  const second = await world.untilConfirmed(2, 'acme-moved', 60_000);
  expect((await world.gupyHooks())[0]?.clientHeaders['x-ponte-token']).toBe(shown(second.sha256));

  await world.configure({ hooks: hooks('Bearer {token}', 'other'), rotation: 'settle: 1' });
  await world.services[1]?.stop();
  await (await world.spawn()).ready();
  const third = await world.untilConfirmed(3);
  // One call for each: nothing was put with a token that was told otherwise.
  expect((await world.calls('PUT')).length).toBe(puts + 2);
  expect(new Set([first.sha256, second.sha256, third.sha256]).size).toBe(3);
  await eventually(async () => {
    const told = (await world.issued()).filter(({ source }) => source === 'other').at(-1);
    return told?.digests.map(({ sha256 }) => sha256).includes(third.sha256);
  });
  for (const token of [second, third]) {
    const { announced_at, put_at } = token as unknown as { announced_at: Date; put_at: Date };
    expect(put_at.getTime() - announced_at.getTime()).toBeGreaterThanOrEqual(1_000);
  }
}, 180_000);
