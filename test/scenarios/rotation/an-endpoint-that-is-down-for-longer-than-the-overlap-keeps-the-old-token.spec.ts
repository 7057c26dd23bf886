import { eventually } from '@ponte/testing';
import { shown } from '../../fixtures/rotation/digests';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A token that cannot be renewed is no reason to refuse deliveries: Gupy goes on carrying it, so it stays in force, however
 * long its source is down. It is told as failing before its end, with the reason and without a secret, and all is well by
 * itself once the source answers again.
 */

const token = `{ kind: oauth2, url: "{sandbox}/tokens/oauth2/token", clientId: { env: TOKEN_CLIENT_ID },
      clientSecret: { env: TOKEN_CLIENT_SECRET }, overlap: 1 }`;

it('an endpoint that is down for longer than the overlap keeps the old token', async () => {
  const world = await RotationWorld.start({ hooks: [] });
  await world.sandbox.settings({ tokens: { expiresInSeconds: 6 } });
  await world.services[0]?.stop();
  await world.configure({ hooks: [{ token }] });
  await (await world.spawn()).ready();
  const first = await world.untilConfirmed(1);
  const down = { system: 'tokens', kind: 'status', status: 503, body: { client_secret: 'x' } };
  await world.sandbox.fault(down);
  await eventually(
    async () => (await world.statuses()).some(({ to }) => to === 'failing') && true,
    { timeoutMs: 20_000 },
  );
  const [failing] = (await world.statuses()).filter(({ to }) => to === 'failing');
  expect(failing?.reason).toMatch(/oauth2 token endpoint: POST \/….*503/);
  // Beyond the token's end and the overlap.
  await eventually(
    async () => {
      const [{ over }] = (await world.database.query(
        `SELECT clock_timestamp() > expires_at + interval '2 seconds' AS over FROM webhook_token`,
      )) as [{ over: boolean }];
      return over;
    },
    { timeoutMs: 20_000 },
  );
  const kept = (await world.tokens()).find(({ state }) => state === 'confirmed');
  expect(kept).toMatchObject({ not_after: null });
  const digests = (await world.issued()).at(-1)?.digests ?? [];
  const last = digests.find(({ sha256 }) => sha256 === kept?.sha256);
  expect(Date.parse(last?.notAfter ?? '') - Date.now()).toBeGreaterThan(86_400_000);
  expect((await world.gupyHooks())[0]?.clientHeaders['x-ponte-token']).toBe(
    shown(kept?.sha256 ?? ''),
  );

  await world.sandbox.settings({ tokens: { expiresInSeconds: 3_600 } });
  await world.sandbox.clearFaults();
  const next = await eventually(
    async () => {
      const found = (await world.tokens()).at(-1);
      return found?.state === 'confirmed' && found.sha256 !== first.sha256 && found;
    },
    { timeoutMs: 20_000 },
  );
  expect((await world.gupyHooks())[0]?.clientHeaders['x-ponte-token']).toBe(shown(next.sha256));
  await eventually(async () => (await world.statuses()).at(-1)?.to === 'active');
});
