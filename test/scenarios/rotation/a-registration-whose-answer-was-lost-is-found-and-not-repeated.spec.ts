import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * POST /webhooks is not idempotent, and a second webhook would deliver every event twice. When the answer is lost (a reset,
 * a 5xx, a killed process), Gupy's list is searched by action and address, and what is found there is taken for ours and
 * updated, for its headers are not echoed. The same holds for a webhook that somebody registered by hand before.
 */

it('a registration whose answer was lost is found and not repeated', async () => {
  const world = await RotationWorld.start({ hooks: [] });
  await world.sandbox.registerWebhook(
    'https://hooks.example.com/webhooks/gupy/other',
    'token',
    'by-hand',
    'gupy-api-token-of-scenarios',
  );
  const post = { system: 'gupy', method: 'POST', route: '/webhooks' };
  const of = (action: string) => ({ ...post, when: { body: { '/action': action } }, count: 1 });
  await world.sandbox.fault({ ...of('application.moved'), kind: 'reset-after' });
  await world.sandbox.fault({
    ...of('candidate.hired'),
    ...{ kind: 'status', status: 500, processed: true },
  });
  await world.services[0]?.stop();
  await world.configure({
    hooks: [
      { id: 'lost' },
      { id: 'refused', action: 'candidate.hired' },
      {
        id: 'by-hand',
        postbackUrl: 'https://hooks.example.com/webhooks/gupy/other',
        source: 'other',
      },
    ],
  });
  await (await world.spawn()).ready();
  for (const id of ['lost', 'refused', 'by-hand']) {
    const token = await world.untilConfirmed(1, id);
    const { vendor_id: vendorId } = await world.hook(id);
    const hooks = await world.gupyHooks();
    expect(hooks).toContainEqual(
      expect.objectContaining({
        id: vendorId,
        clientHeaders: expect.objectContaining({ 'x-ponte-token': shown(token.sha256) }),
      }),
    );
  }
  expect(await world.gupyHooks()).toHaveLength(3);
  await eventually(async () => (await world.statuses()).length >= 3);
  expect((await world.statuses()).map(({ to }) => to)).toEqual(['active', 'active', 'active']);
});
