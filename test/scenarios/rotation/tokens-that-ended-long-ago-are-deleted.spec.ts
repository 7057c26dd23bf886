import { eventually } from '@ponte/testing';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A webhook that rotates every hour leaves 9 000 rows a year. What ended more than thirty days ago is deleted; what ended
 * later stays to be looked at, and what is in force stays whatever its age.
 */

it('tokens that ended long ago are deleted', async () => {
  const world = await RotationWorld.start();
  const { id } = await world.untilConfirmed(1);
  await world.services[0]?.stop();
  const add = (seq: number, days: number) =>
    world.database.query(
      `INSERT INTO webhook_token (id, hook_id, seq, state, sha256, minted_at, expires_at, renew_at, retired_at)
       SELECT gen_random_uuid(), hook_id, $2::int, 'retired', repeat('0', 64), minted_at, expires_at, renew_at,
         now() - $3 * interval '1 day' FROM webhook_token WHERE id = $1`,
      [id, seq, days],
    );
  await add(101, 31);
  await add(102, 29);
  await world.database.query(`UPDATE webhook_token SET minted_at = now() - interval '1 year'`);

  await (await world.spawn()).ready();
  await eventually(async () => (await world.tokens()).every(({ seq }) => seq !== 101));
  const left = (await world.tokens()).filter(({ seq }) => seq === 1 || seq === 102);
  expect(left.map(({ seq }) => seq)).toEqual([1, 102]);
});
