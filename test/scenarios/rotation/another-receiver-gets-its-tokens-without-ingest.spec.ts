import { eventually, readTopic, stack } from '@ponte/testing';
import { PUBLIC } from '../../fixtures/rotation/settings';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A customer's own endpoint may want a token that ends. The same rotation serves it without ingest: nothing is announced
 * and nobody waited for; its token comes from an OAuth 2 server, with the life that server tells, and is renewed before
 * its end, so that every delivery is taken.
 */

const token = `{ kind: oauth2, url: "{sandbox}/tokens/oauth2/token", clientId: { env: TOKEN_CLIENT_ID },
      clientSecret: { env: TOKEN_CLIENT_SECRET }, overlap: 1 }`;
const foreign = { source: null, headers: '{ Authorization: "Bearer {token}" }', token };

it('another receiver gets its tokens without ingest', async () => {
  const world = await RotationWorld.start({ hooks: [], ingest: false });
  await world.sandbox.settings({
    tokens: { expiresInSeconds: 4 },
    gupy: { rewritePostbacks: { [PUBLIC]: `${world.sandbox.url}/tokens` } },
  });
  await world.services[0]?.stop();
  await world.configure({ hooks: [{ ...foreign, postbackUrl: `${PUBLIC}/receiver` }] });
  await (await world.spawn()).ready();
  await world.untilConfirmed(1);
  expect((await world.gupyHooks())[0]?.clientHeaders['content-type']).toBe('application/json');
  await world.sandbox.addApplications(1, 1);
  for (let moves = 0, last = 0; last < 4; moves += 1) {
    await world.sandbox.move(1, moves % 2 ? 'Exames' : 'Triagem');
    last = await eventually(
      async () => (await world.tokens()).filter((one) => one.confirmed_by).length,
    );
  }
  await eventually(async () => {
    const received = await world.sandbox.calls({ system: 'tokens', path: '/receiver' });
    const statuses = new Set(received.map(({ status }) => status));
    expect([...statuses]).toEqual([200]);
    return received.length > 3;
  });
  expect(await readTopic(stack().brokers, `${world.prefix}webhook.credential.issued.v1`)).toEqual(
    [],
  );
  expect((await world.hook())['status']).toBe('active');
});
