import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * The steps of a rotation are states in the database, written before and after each call. One SIGKILL catches a webhook in
 * each of them: getting a token, waiting for ingest, registering, putting, not knowing, and with a former token still in
 * force. The next process finishes them all: each webhook is registered once, and what Gupy carries is what is confirmed.
 */

const HOOKS = {
  minting: 'candidate.hired',
  announced: 'application.created',
  registering: 'job.published',
  putting: 'application.moved',
  unconfirmed: 'application.completed',
  retiring: 'job.changed',
} as const;
const OAUTH = `{ kind: oauth2, url: "{sandbox}/tokens/oauth2/token", clientId: { env: TOKEN_CLIENT_ID },
      clientSecret: { env: TOKEN_CLIENT_SECRET }, overlap: 4 }`;
const GENERATED = '{ kind: generated, life: 1h, overlap: 4 }';

it('killed at every step, the next run finishes it', async () => {
  const hooks = Object.entries(HOOKS).map(([id, action]) => ({
    ...{ id, action, token: id === 'minting' ? OAUTH : GENERATED },
  }));
  const registered = hooks.filter(({ id }) => id !== 'registering');
  const world = await RotationWorld.start({ hooks: registered, watch: 'every: 30' });
  for (const { id } of registered) await world.untilConfirmed(1, id);

  const held = { system: 'gupy', kind: 'latency', ms: 60_000 };
  const of = (action: string) => ({ when: { body: { '/action': action } } });
  await world.sandbox.fault({ ...held, method: 'POST', ...of(HOOKS.registering) });
  await world.sandbox.fault({ ...held, method: 'PUT', ...of(HOOKS.putting) });
  await world.sandbox.fault({ ...held, system: 'tokens' });
  await world.sandbox.fault({
    ...{ system: 'gupy', method: 'PUT', ...of(HOOKS.unconfirmed) },
    ...{ kind: 'status', status: 500, processed: true },
  });
  await world.services[0]?.stop();
  await world.configure({ hooks, watch: 'every: 30' });
  const doomed = await world.spawn({});
  await doomed.ready();
  for (const id of ['putting', 'unconfirmed', 'retiring'] as const) await world.rotateNow(id);
  await world.untilConfirmed(2, 'retiring');
  await eventually(async () => (await world.hook('registering'))['call'] === 'register');
  await eventually(async () => (await world.hook('putting'))['call'] === 'put');
  const issued = (await world.issued()).length;
  world.ingest.position = issued;
  await world.rotateNow('minting');
  await world.rotateNow('announced');
  await eventually(async () => (await world.hook('minting'))['call'] === 'mint');
  await eventually(async () => (await world.tokens('announced'))[1]?.state === 'announced');
  // Between two tries.
  await eventually(async () => (await world.tokens('unconfirmed'))[1]?.state === 'unconfirmed');
  await doomed.kill();
  const states = await Promise.all(
    hooks.map(async ({ id }) => (await world.tokens(id)).map(({ state }) => state).join()),
  );
  expect(states).toEqual([
    'confirmed',
    'confirmed,announced',
    'putting',
    'confirmed,putting',
    'confirmed,unconfirmed',
    expect.stringMatching(/^(retiring|retired),confirmed$/),
  ]);

  await world.sandbox.clearFaults();
  world.ingest.position = undefined;
  await (await world.spawn()).ready();
  for (const { id } of hooks) {
    const count = id === 'registering' ? 1 : 2;
    const token = await world.untilConfirmed(count, id, 60_000);
    expect(token.seq).toBe(count);
    await eventually(async () => {
      const tokens = await world.tokens(id);
      return tokens.slice(0, -1).every(({ state, sealed }) => state === 'retired' && !sealed);
    });
    const inGupy = (await world.gupyHooks()).filter(
      ({ action }) => action === (HOOKS as Record<string, string>)[id],
    );
    expect(inGupy).toMatchObject([{ clientHeaders: { 'x-ponte-token': shown(token.sha256) } }]);
  }
}, 150_000);
