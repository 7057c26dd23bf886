import { answering, ScriptedServer, type Script } from '@ponte/clients/testing';
import { HttpTokens, type HttpTokensOptions } from './http-tokens';

describe('an HTTP token endpoint', () => {
  let server: ScriptedServer;
  const opened: HttpTokens[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
    await server.stop();
  });

  async function ask(script: Script, more: Partial<HttpTokensOptions> = {}) {
    server = await ScriptedServer.start(script);
    const source = new HttpTokens({
      url: `${server.url}/v1/token`,
      method: 'POST',
      tokenPointer: '/data/token',
      lifePointer: '/data/ttl',
      secrets: { key: () => 'k"1' },
      ...more,
    });
    opened.push(source);
    return source.issue();
  }

  it('is asked by the template, with secrets in their places, and read by pointers', async () => {
    const result = await ask(answering(200, { data: { token: 't0k', ttl: '90' } }), {
      headers: { 'x-api-key': '{key}', 'x-plain': '{other}' },
      body: { auth: { key: '{key}' }, list: ['{key}', 1] },
    });
    expect(result).toEqual({ ok: true, body: { token: 't0k', lifeMs: 90_000 } });
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      url: '/v1/token',
      headers: expect.objectContaining({ 'x-api-key': 'k"1', 'x-plain': '{other}' }),
    });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      auth: { key: 'k"1' },
      list: ['k"1', 1],
    });
  });

  it('may want a form, or no body at all', async () => {
    const answer = answering(200, { data: { token: 't' } });
    await ask(answer, { body: { key: '{key}' }, bodyType: 'form' });
    expect(server.received[0]?.body).toBe('key=k%221');
    await server.stop();
    expect(await ask(answer, { method: 'GET' })).toEqual({ ok: true, body: { token: 't' } });
    expect(server.received[0]?.body).toBe('');
  });

  it.each([
    [200, { data: {} }, /gave no token/],
    [200, { data: { token: 5 } }, /gave no token/],
    [404, { token: 'k"1' }, /404/],
  ])('%d %j is no token', async (status, body, reason) => {
    const result = await ask(answering(status, body));
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(JSON.stringify(result)).not.toContain('k\\"1');
  });
});
