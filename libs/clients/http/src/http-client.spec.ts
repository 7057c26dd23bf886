import { answering, inTurn, ScriptedServer, type Script } from '@ponte/clients/testing';
import { HttpClient, type HttpClientOptions } from './http-client';
import type { HttpRequest } from './http-request';
import type { CallObservation } from './layers/with-observation';
import { path } from './path';
import { RateLimiters } from './rate/rate-limiters';
import { decodeNothing } from './shape/decode';

const read: HttpRequest<void> = { method: 'GET', path: path`/things`, decode: decodeNothing };

describe('HttpClient', () => {
  let server: ScriptedServer;
  const clients: HttpClient[] = [];

  const clientFor = (script: Script, options: Partial<HttpClientOptions> = {}): HttpClient => {
    server.script = script;
    const client = new HttpClient({
      system: 'vendor',
      url: server.url,
      timeoutMs: 5_000,
      ...options,
    });
    clients.push(client);
    return client;
  };

  beforeEach(async () => {
    server = await ScriptedServer.start(answering(204));
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await server.stop();
  });

  it('says who calls, with which credential, in which trace', async () => {
    let token = 'first';
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const client = clientFor(answering(204), {
      token: () => token,
      traceparent: () => traceparent,
      headers: { 'x-own': '1' },
    });
    await client.call(read);
    token = 'second';
    await client.call(read);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    expect(server.received[0]?.headers).toMatchObject({
      traceparent,
      'x-own': '1',
      'user-agent': expect.stringMatching(/^ponte\/\d/),
    });
  });

  it('carries another credential than a bearer token, asked for at each call', async () => {
    let password = 'first';
    const client = clientFor(answering(204), {
      credential: () => ({ authorization: `Basic ${password}`, 'x-api-key': 'k' }),
    });
    await client.call(read);
    password = 'two words\r\nx: y';
    expect(await client.call(read)).toMatchObject({ class: 'unavailable', scope: 'party' });
    expect(
      server.received.map(({ headers }) => [headers.authorization, headers['x-api-key']]),
    ).toEqual([['Basic first', 'k']]);
  });

  it.each([
    [
      'cannot be read',
      () => {
        throw new Error('no file /run/secrets/s3cret');
      },
    ],
    ['is empty', () => ''],
    ['has a line break', () => 's3cret\r\nx: y'],
  ])('pauses a credential that %s, and does not tell it', async (_name, token) => {
    const failure = await clientFor(answering(204), { token }).call(read);
    expect(failure).toMatchObject({ class: 'unavailable', scope: 'party' });
    expect(JSON.stringify(failure)).not.toContain('s3cret');
    expect(server.received).toHaveLength(0);
  });

  it('never puts a CPF into an address', async () => {
    const failure = await clientFor(answering(204)).call({
      ...read,
      query: { name: ['x', 'Ana 529.982.247-25'] },
    });
    expect(failure).toMatchObject({ class: 'permanent', fault: 'not-sendable' });
    expect(JSON.stringify(failure)).not.toContain('529');
    expect(server.received).toHaveLength(0);
  });

  it('stops calling an endpoint that fails, and only that', async () => {
    const broken: Script = (request, ...rest) =>
      answering(request.url === '/things' ? 500 : 204)(request, ...rest);
    const client = clientFor(broken, { breaker: { failures: 3 } });
    for (let call = 0; call < 3; call += 1) {
      expect(await client.call(read)).toMatchObject({ class: 'transient', status: 500 });
    }
    const refused = await client.call(read);
    expect(refused).toMatchObject({
      class: 'unavailable',
      scope: 'endpoint',
      fault: 'breaker-open',
    });
    expect(!refused.ok && refused.retryAfterMs).toBeGreaterThan(4_000);
    expect(server.received).toHaveLength(3);
    expect(await client.call({ ...read, path: path`/others` })).toMatchObject({ ok: true });
  });

  it('spends one budget per host, and learns from its answers', async () => {
    const rateLimiters = new RateLimiters();
    const options = { rateLimiters, rate: { ratePerMinute: 3 } };
    const one = clientFor(answering(204), options);
    const other = clientFor(answering(204), options);
    await one.call(read);
    await other.call(read);
    server.script = answering(429, undefined, { 'retry-after': '30' });
    expect(await one.call(read)).toMatchObject({
      class: 'throttled',
      status: 429,
      retryAfterMs: 30_000,
    });
    const refused = await other.call(read);
    expect(refused).toMatchObject({ class: 'throttled', fault: 'budget' });
    expect(!refused.ok && refused.retryAfterMs).toBeGreaterThan(29_000);
    expect(server.received).toHaveLength(3);
  });

  it('repeats a read that waits, not a task', async () => {
    const client = clientFor(inTurn(answering(500), answering(500), answering(204)), {
      retry: { baseMs: 1 },
    });
    expect(await client.call(read)).toMatchObject({ status: 500 });
    expect(await client.call({ ...read, pace: 'wait' })).toMatchObject({ ok: true, status: 204 });
    expect(server.received).toHaveLength(3);
  });

  it('tells an observer of each attempt', async () => {
    const seen: CallObservation[] = [];
    const client = clientFor(inTurn(answering(500), answering(204)), {
      retry: { baseMs: 1 },
      observe: (call) => seen.push(call),
    });
    await client.call({ ...read, path: path`/things/${{ thingId: 8 }}`, pace: 'wait' });
    const common = {
      system: 'vendor',
      method: 'GET',
      path: '/things/{thingId}',
      durationMs: expect.any(Number),
    };
    expect(seen).toEqual([
      { ...common, class: 'transient', fault: 'status', status: 500 },
      { ...common, class: 'ok', status: 204 },
    ]);
  });
});
