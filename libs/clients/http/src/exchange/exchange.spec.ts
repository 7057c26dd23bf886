import { answering, inTurn, type Script } from '@ponte/clients/testing';
import { thing, Vendor } from '../testing/vendor';

/*
 * What an answer of a real server is taken for. Every case is tried with a call that may be repeated (PUT) and with
 * one that may not (POST), because the difference is what keeps a comment from being written twice.
 */

const vendor = Vendor.forEachTest();

describe('an answer', () => {
  it('is decoded, whatever its content type', async () => {
    const { client, server } = await vendor.connect(
      answering(201, '\ufeff{"id":5,"more":1}', { 'content-type': 'text/html' }),
    );
    expect(await client.call(thing('POST'))).toMatchObject({
      ok: true,
      status: 201,
      body: { id: 5 },
    });
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      url: '/things/7',
      body: '{"text":"João"}',
    });
  });

  it('may be to a form', async () => {
    const { client, server } = await vendor.connect(answering(200, { id: 5 }));
    const form = { grant_type: 'client_credentials', scope: 'a b&c' };
    expect(await client.call(thing('POST', { json: undefined, form }))).toMatchObject({ ok: true });
    expect(server.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(server.received[0]?.body).toBe('grant_type=client_credentials&scope=a+b%26c');
  });

  const unreadable: readonly [string, Script, RegExp][] = [
    ['an HTML page', answering(200, '<html>João</html>', { 'content-type': 'text/html' }), /HTML/],
    ['JSON that is cut off', answering(200, '{"id": 5, "na'), /cut off/],
    ['an empty body where one is needed', answering(200), /not an object/],
    ['JSON of another shape', answering(200, { identifier: 5 }), /\/id is not an id/],
    ['an id that would be rounded', answering(200, '{"id":9007199254740993}'), /\/id is not an id/],
    [
      'a body larger than allowed',
      answering(200, { id: 5, pad: 'x'.repeat(5_000) }),
      /larger than 2000/,
    ],
    [
      'a body that breaks off',
      (_request, response, socket) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"id":5', () => socket.destroy());
      },
      /answered 200, but the connection broke/,
    ],
    [
      'bytes that are not HTTP',
      (_request, _response, socket) => void socket.end('nonsense\r\n\r\n'),
      /not HTTP/,
    ],
  ];
  it.each(unreadable)('that is %s leaves open what happened', async (_name, script, reason) => {
    const { client } = await vendor.connect(script, { maxResponseBytes: 2_000 });
    const posted = await client.call(thing('POST'));
    expect(posted).toMatchObject({ ok: false, class: 'ambiguous', fault: 'unreadable' });
    expect(posted).toHaveProperty('reason', expect.stringMatching(reason));
    expect(posted).toHaveProperty(
      'reason',
      expect.stringMatching(/^vendor: POST \/things\/\{thingId\}: /),
    );
    expect(posted).toHaveProperty('reason', expect.not.stringMatching(/João/));
    expect(await client.call(thing('PUT'))).toMatchObject({ class: 'transient' });
  });

  it('of a CDN, an HTML 502, is judged by its status', async () => {
    const { client } = await vendor.connect(
      answering(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }),
    );
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'ambiguous',
      status: 502,
      fault: 'status',
    });
    expect(await client.call(thing('PUT'))).toMatchObject({ class: 'transient', status: 502 });
  });

  it('that is a redirect is not followed', async () => {
    const { client, server } = await vendor.connect(
      answering(301, undefined, { location: '/elsewhere' }),
    );
    expect(await client.call(thing('GET'))).toMatchObject({ class: 'permanent', status: 301 });
    expect(server.received).toHaveLength(1);
  });

  it('with a status that the call accepts is a success', async () => {
    const { client } = await vendor.connect(answering(409, '<html>exists</html>'));
    const accepting = thing('PUT', {
      accept: [409],
      decode: (_body, status) => ({ ok: true, value: { id: status } }),
    });
    expect(await client.call(accepting)).toMatchObject({
      ok: true,
      status: 409,
      body: { id: 409 },
    });
  });

  it.each([
    ['7', 7_000],
    [new Date(Date.now() + 30_000).toUTCString(), expect.any(Number)],
  ])('429 with Retry-After %s is throttled', async (after, retryAfterMs) => {
    const { client } = await vendor.connect(answering(429, undefined, { 'retry-after': after }));
    const failure = await client.call(thing('POST'));
    expect(failure).toMatchObject({ class: 'throttled', status: 429, retryAfterMs });
    expect(!failure.ok && failure.retryAfterMs).toBeGreaterThan(1_000);
    expect(!failure.ok && failure.retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  it('403 is about the resource while others pass, about the permission otherwise', async () => {
    const { client } = await vendor.connect(
      inTurn(answering(403), answering(200, { id: 1 }), answering(403)),
    );
    expect(await client.call(thing('PUT'))).toMatchObject({
      class: 'unavailable',
      scope: 'endpoint',
      status: 403,
    });
    expect(await client.call(thing('PUT'))).toMatchObject({ ok: true });
    expect(await client.call(thing('PUT'))).toMatchObject({ class: 'permanent', status: 403 });
  });

  it('401 pauses the credential', async () => {
    const { client } = await vendor.connect(answering(401));
    expect(await client.call(thing('PUT'))).toMatchObject({
      class: 'unavailable',
      scope: 'party',
      status: 401,
    });
  });
});
