import { eventually } from '@ponte/testing';
import { sha256 } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * Headers are not echoed by Gupy: only deliveries show which token it carries. Where they come with a former token, with
 * one that nobody knows, or are refused, for longer than repeats of older deliveries explain, the headers are put back,
 * so often, then seldom and told as a status; a delivery with the present one says that all is well. Refused ones, which
 * may be a stranger's, count apart. A webhook of which nothing is heard is warned about.
 */

it('deliveries with another token have the headers put back', async () => {
  const world = await RotationWorld.start({
    hooks: [{ id: 'acme-moved' }, { id: 'acme-hired', action: 'candidate.hired' }],
    watch: 'every: 0.3, quietFor: 4, putBackAfter: 1, putBack: { most: 2, within: 1h }',
  });
  const first = await world.untilConfirmed(1);
  const hired = await world.untilConfirmed(1, 'acme-hired');
  await world.rotateNow();
  const second = await world.untilConfirmed(2);
  const puts = async () => (await world.calls('PUT')).length;
  const before = await puts();
  const { vendor_id: moved } = await world.hook();

  // A repeat of an older delivery beside newer ones means nothing.
  await world.ingest.heard({ sha256: first.sha256 });
  await world.ingest.heard({ sha256: second.sha256 });
  await world.ingest.heard({ sha256: hired.sha256, action: 'candidate.hired' });
  await eventually(async () => (await world.hook())['heard_current_at'] !== null);
  expect(await puts()).toBe(before);

  // A former one, a while after the last delivery with the present one.
  const untilPut = (count: number, tell: () => Promise<void>) =>
    eventually(
      async () => {
        await tell();
        await world.ingest.heard({ sha256: hired.sha256, action: 'candidate.hired' });
        return (await puts()) >= count;
      },
      { timeoutMs: 15_000, intervalMs: 300 },
    );
  await untilPut(before + 1, () => world.ingest.heard({ sha256: first.sha256 }));
  // A token that nobody knows.
  await untilPut(before + 2, () => world.ingest.heard({ sha256: sha256('of the file of ingest') }));
  const params = (await world.calls('PUT')).slice(before).map((call) => call.params['webhookId']);
  expect(params).toEqual([moved, moved]);
  // Twice is the limit, told as a status; and a webhook that is heard with its own token is left alone throughout.
  const looks = async () => (await world.sandbox.calls({ system: 'gupy', method: 'GET' })).length;
  await eventually(
    async () => {
      await world.ingest.heard({ sha256: sha256('of the file of ingest') });
      const told = (await world.statuses()).at(-1);
      return told?.to === 'failing' && /put back 2 times/.test(told.reason);
    },
    { timeoutMs: 15_000, intervalMs: 300 },
  );
  const looked = await looks();
  await eventually(async () => (await looks()) > looked + 8);
  expect(await puts()).toBe(before + 2);
  // Refused ones may be a stranger's: they have a limit of their own.
  await untilPut(before + 3, () => world.ingest.heard({ outcome: 'refused', action: null }));

  // Then nothing is heard at all.
  await eventually(
    async () =>
      (await world.statuses()).some(
        ({ to, webhook }) => to === 'silent' && webhook === 'acme-hired',
      ),
    { timeoutMs: 15_000 },
  );
  await world.ingest.heard({ sha256: hired.sha256, action: 'candidate.hired' });
  await eventually(async () => (await world.hook('acme-hired'))['status'] === 'active');
});
