import { answering, ScriptedServer, type Script } from '@ponte/clients/testing';
import { OAuth2Tokens, type OAuth2TokensOptions } from './oauth2-tokens';

describe('OAuth 2 client credentials', () => {
  let server: ScriptedServer;
  const opened: OAuth2Tokens[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
    await server.stop();
  });

  async function ask(script: Script, more: Partial<OAuth2TokensOptions> = {}) {
    server = await ScriptedServer.start(script);
    const source = new OAuth2Tokens({
      url: `${server.url}/oauth2/token`,
      clientId: () => 'an id:with colon',
      clientSecret: () => 'a&secret',
      timeoutMs: 1_000,
      ...more,
    });
    opened.push(source);
    return source.issue();
  }

  it('asks by a form and the Basic header, and takes expires_in', async () => {
    const script = answering(200, { access_token: 't0k', token_type: 'Bearer', expires_in: 300 });
    const result = await ask(script, { scope: 'hooks', audience: 'https://x' });
    expect(result).toEqual({ ok: true, body: { token: 't0k', lifeMs: 300_000 } });
    const [request] = server.received;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/oauth2/token',
      body: 'grant_type=client_credentials&scope=hooks&audience=https%3A%2F%2Fx',
    });
    // RFC 6749 §2.3.1: form-encoded before they are joined.
    expect(request?.headers.authorization).toBe(
      `Basic ${Buffer.from('an+id%3Awith+colon:a%26secret').toString('base64')}`,
    );
  });

  it('may prove itself in the body, and a life need not be told', async () => {
    const result = await ask(answering(200, { access_token: 't0k' }), { clientAuth: 'body' });
    expect(result).toEqual({ ok: true, body: { token: 't0k' } });
    expect(server.received[0]?.body).toContain('client_id=an+id%3Awith+colon&client_secret=a%26s');
    expect(server.received[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    [
      400,
      { error: 'invalid_scope', error_description: 'a&secret' },
      'permanent',
      /\(invalid_scope\)$/,
    ],
    [401, { error: 'invalid_client' }, 'unavailable', /answered 401 \(invalid_client\)$/],
    [400, { error: 'a&secret' }, 'permanent', /answered 400$/],
    [503, '<html>a&secret</html>', 'transient', /503/],
    [200, { access_token: '', token_type: 'bearer' }, 'permanent', /gave no token/],
    [200, { access_token: 'a\nb' }, 'permanent', /characters that a header cannot carry/],
    [200, { access_token: 't', token_type: 'mac' }, 'permanent', /another type than bearer/],
    [200, 'not json a&secret', 'transient', /not JSON/],
  ] as const)('%d %j is %s', async (status, body, kind, reason) => {
    const result = await ask(answering(status, body as object));
    expect(result).toMatchObject({ ok: false, class: kind, reason: expect.stringMatching(reason) });
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it('is not asked without its credentials', async () => {
    const result = await ask(answering(200, {}), {
      clientSecret: () => {
        throw new Error('no /run/secrets/x');
      },
    });
    expect(result).toMatchObject({ ok: false, class: 'permanent' });
    expect(JSON.stringify(result)).not.toContain('/run/secrets');
    expect(server.received).toEqual([]);
  });

  it('that does not answer in time is told as such', async () => {
    const result = await ask(() => undefined, { timeoutMs: 150 });
    expect(result).toMatchObject({ ok: false, class: 'transient', fault: 'time-out' });
  });
});
