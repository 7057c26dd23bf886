import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * Gupy switches a webhook off, or removes it, without notice; people change it by hand. The watch sees it in Gupy's list:
 * switched-off ones are switched on again (so often, then a person must look), missing ones registered again, changed ones
 * put right, each with the present token; and it is told. Webhooks of nobody who is declared are left alone.
 */

const LIMIT = 'reactivate: { most: 2, within: 1h }';

it('a webhook switched off, gone or changed in Gupy is put right', async () => {
  const world = await RotationWorld.start({ watch: `every: 0.5, ${LIMIT}` });
  const token = await world.untilConfirmed(1);
  await world.sandbox.registerWebhook(
    'https://other.example.com/x',
    'x',
    'y',
    'gupy-api-token-of-scenarios',
  );
  const [, foreign] = await world.gupyHooks();
  const own = async () =>
    (await world.gupyHooks()).filter(({ postbackUrl }) => postbackUrl.includes('hooks.example'));
  const id = async () => (await own())[0]?.id ?? '';
  const isRight = () =>
    eventually(
      async () => {
        const [hook, ...more] = await own();
        return (
          more.length === 0 &&
          hook?.status === 'active' &&
          hook.action === 'application.moved' &&
          hook.clientHeaders['x-ponte-token'] === shown(token.sha256)
        );
      },
      { timeoutMs: 20_000 },
    );
  const told = (to: readonly string[]) =>
    eventually(async () => {
      const seen = (await world.statuses()).map((status) => status.to).join();
      if (seen !== to.join()) throw new Error(seen);
      return true;
    });

  await world.sandbox.send('POST', `/admin/gupy/webhooks/${await id()}/inactivate`, {});
  await told(['active', 'inactive', 'active']);
  await isRight();

  await world.sandbox.send('POST', `/admin/gupy/webhooks/${await id()}/remove`, {});
  await told(['active', 'inactive', 'active', 'missing', 'active']);
  await isRight();

  // Somebody moved it elsewhere, which also drops its headers.
  await world.sandbox.send(
    'PUT',
    `/gupy/api/v1/webhooks/${await id()}`,
    {
      ...{ action: 'job.changed', status: 'active', techOwnerName: 'x', techOwnerEmail: 'x@y.com' },
      postbackUrl: 'https://hooks.example.com/elsewhere',
    },
    'gupy-api-token-of-scenarios',
  );
  await isRight();

  // Twice within the hour is enough: then a person must look.
  const inactivations = async () => {
    await world.sandbox.send('POST', `/admin/gupy/webhooks/${await id()}/inactivate`, {});
  };
  await inactivations();
  await isRight();
  await inactivations();
  await eventually(async () => (await world.hook())['status'] === 'inactive');
  const calls = (await world.calls('PUT')).length;
  const looks = async () => (await world.sandbox.calls({ system: 'gupy', method: 'GET' })).length;
  const before = await looks();
  await eventually(async () => (await looks()) > before + 2);
  expect((await world.calls('PUT')).length).toBe(calls);
  expect((await own())[0]?.status).toBe('inactive');
  expect((await world.gupyHooks()).find((hook) => hook.id === foreign?.id)).toEqual(foreign);
  expect(await world.calls('DELETE')).toEqual([]);
});
