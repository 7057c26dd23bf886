import { eventually, stack, stockKafka } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * What ingest must accept is told again at each start and every hour, under a new serial: a topic that was lost is whole
 * again, and offsets that began anew are taken for what they are. After the database was restored from a backup, what is
 * told is still newer than what ingest knows, and a webhook that carries a token from after the backup is refused for a
 * moment and then gets the one that is known.
 */

it('a lost topic and a restored database heal', async () => {
  const world = await RotationWorld.start({
    rotation: 'settle: 0.5, republish: 2',
    watch: 'every: 0.5, putBackAfter: 1',
  });
  const first = await world.untilConfirmed(1);
  const lastDigests = async () =>
    (await world.issued()).at(-1)?.digests.map(({ sha256 }) => sha256) ?? [];
  await eventually(async () => (await world.issued()).length > 3, { timeoutMs: 20_000 });

  await world.ingest.stop();
  await world.services[0]?.stop();
  const topic = `${world.prefix}webhook.credential.issued.v1`;
  const admin = stockKafka(stack().brokers).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [topic] });
  await eventually(async () => !(await admin.listTopics()).includes(topic));
  await admin.disconnect();
  await (await world.spawn()).ready();
  world.ingest.start();
  await eventually(async () => (await lastDigests()).includes(first.sha256), { timeoutMs: 20_000 });
  await world.rotateNow();
  const second = await world.untilConfirmed(2);

  // As a backup from before: the last token and what was told of it are unknown.
  await world.services[1]?.stop();
  const { serial } = await world.hook();
  await world.database.query(`DELETE FROM webhook_token WHERE id = $1`, [second.id]);
  await world.database.query(`UPDATE webhook_token SET state = 'confirmed', not_after = NULL`);
  await world.database.query(
    'UPDATE webhook_hook SET serial = 1, heard_serial = 1, heard_offset = 0',
  );
  await (await world.spawn()).ready();
  await eventually(async () => (await lastDigests()).join() === first.sha256, {
    timeoutMs: 20_000,
  });
  expect((await world.issued()).at(-1)?.serial).toBeGreaterThan(Number(serial));
  await eventually(
    async () => {
      await world.ingest.heard({ outcome: 'refused', action: null });
      const [hook] = await world.gupyHooks();
      return hook?.clientHeaders['x-ponte-token'] === shown(first.sha256);
    },
    { timeoutMs: 20_000, intervalMs: 500 },
  );
  await world.rotateNow();
  await world.untilConfirmed(2);
});
