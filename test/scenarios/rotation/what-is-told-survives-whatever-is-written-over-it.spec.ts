import type { WebhookCredentialIssued } from '@ponte/contracts';
import { eventually, readTopic, stack, writeRecords } from '@ponte/testing';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * The topic of credentials is compacted: the last record under a webhook's key is all that a process of ingest finds when
 * it starts. Whatever somebody writes there over ours (a tombstone, an old one of ours, one without our signature), ours
 * is told anew within moments and not only with the next turn in an hour; and nothing is told over and over.
 */

it('what is told survives whatever is written over it', async () => {
  const world = await RotationWorld.start();
  const first = await world.untilConfirmed(1);
  const topic = `${world.prefix}webhook.credential.issued.v1`;
  const records = () => readTopic(stack().brokers, topic);
  const [oldest] = await records();
  const { key, value } = oldest!;
  const old = { key, value, headers: oldest!.headers };
  const unsigned = { ...oldest!.json<object>(), serial: 9e15, signature: 'none' };

  for (const written of [
    { key, value: null },
    { key, value: 'no JSON' },
    old,
    { key, value: JSON.stringify(unsigned) },
  ]) {
    const before = (await records()).length;
    await writeRecords(stack().brokers, topic, [written]);
    await eventually(async () => (await records()).length > before + 1, { timeoutMs: 10_000 });
    const last = (await records()).at(-1)!.json<WebhookCredentialIssued>();
    expect(last.digests.map(({ sha256 }) => sha256)).toContain(first.sha256);
    expect(last.signature).not.toBe('none');
  }
  // The rotation goes on as if nothing had been.
  await world.rotateNow();
  await world.untilConfirmed(2);
  expect((await records()).length).toBeLessThan(20);
});
