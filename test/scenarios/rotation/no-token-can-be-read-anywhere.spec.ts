import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atTestEnd, eventually, readTopic, stack, stockKafka } from '@ponte/testing';
import { PUBLIC } from '../../fixtures/rotation/settings';
import { RotationWorld } from '../../fixtures/rotation/rotation-world';

/*
 * A token opens the door of ingest, or a customer's. It stands sealed in the database while it lives, and nowhere else: no
 * event, no log line, no metric and no error holds it, whatever Gupy or its source answers, and neither do the secrets by
 * which it was got.
 */

it('no token can be read anywhere', async () => {
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.headers['x-fail']) return void response.writeHead(500).end();
    const token = `very-secret-token-${tokens.length}-${'x'.repeat(30)}`;
    tokens.push(token);
    response.end(JSON.stringify({ data: { token, ttl: 3_600 } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTestEnd(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  const source = `{ kind: http, url: "${url}", method: POST, body: { key: "{key}" }, secrets: { key: { env: TOKEN_CLIENT_SECRET } },
      tokenPointer: /data/token, lifePointer: /data/ttl, overlap: 2 }`;
  const other = { source: null, headers: '{ Authorization: "Bearer {token}" }', token: source };
  const world = await RotationWorld.start({
    hooks: [
      { token: source },
      { id: 'other', ...other, action: 'job.changed', postbackUrl: `${PUBLIC}/other` },
    ],
  });
  await world.untilConfirmed(1);
  await world.untilConfirmed(1, 'other');
  // Errors of every kind, on the way.
  const put = { system: 'gupy', method: 'PUT', count: 1 };
  const echo = { detail: 'you sent very-secret-token-1', clientHeaders: tokens };
  await world.sandbox.fault({ ...put, kind: 'status', status: 400, body: echo });
  await world.sandbox.fault({ ...put, kind: 'status', status: 500, body: echo, processed: true });
  await world.sandbox.fault({ ...put, kind: 'reset-after' });
  await world.rotateNow();
  await world.rotateNow('other');
  await world.untilConfirmed(2);
  await world.untilConfirmed(2, 'other');
  await eventually(async () => (await world.tokens()).some(({ state }) => state === 'retired'));
  expect(tokens.length).toBeGreaterThanOrEqual(4);

  const admin = stockKafka(stack().brokers).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(world.prefix));
  await admin.disconnect();
  const records = (
    await Promise.all(topics.map((topic) => readTopic(stack().brokers, topic)))
  ).flat();
  const tables = (await world.database.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )) as { name: string }[];
  const rows = await Promise.all(
    tables.map(({ name }) => world.database.query(`SELECT t::text FROM "${name}" t`)),
  );
  const metrics = await (await fetch(`${world.services[0]?.managementUrl}/metrics`)).text();
  const everything = [
    JSON.stringify(rows),
    ...records.map(
      ({ key, value, headers }) => `${key} ${String(value)} ${JSON.stringify(headers)}`,
    ),
    ...world.services.map(({ logs }) => logs.tail(5_000)),
    metrics,
  ].join('\n');
  expect(records.length).toBeGreaterThan(4);
  expect(everything).toContain('webhook_token');
  for (const token of [...tokens, 'client-secret-of-scenarios', 'gupy-api-token-of-scenarios']) {
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(Buffer.from(token).toString('base64').replace(/=+$/, ''));
  }
});
