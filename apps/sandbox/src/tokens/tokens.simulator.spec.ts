import { createHash } from 'node:crypto';
import { workbench } from '../testing/workbench';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BASIC = `Basic ${Buffer.from('ponte:sandbox-client-secret').toString('base64')}`;
const bench = () => workbench({ tokenClients: 'ponte:sandbox-client-secret' });

type Bench = ReturnType<typeof bench>;
const oauth2 = (
  { ask }: Bench,
  form: Readonly<Record<string, string>> = { grant_type: 'client_credentials' },
  authorization: string | null = BASIC,
) =>
  ask('POST /tokens/oauth2/token', {
    token: null,
    headers: { ...FORM, ...(authorization && { authorization }) },
    body: new URLSearchParams(form).toString(),
  });

describe('the simulated OAuth 2 token endpoint', () => {
  it('gives a bearer token with its life, not to be cached', async () => {
    const seen = await oauth2(bench());
    expect(seen).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(seen.json).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      token_type: 'Bearer',
      expires_in: 3_600,
    });
  });

  it('takes the credentials in the body as well', async () => {
    const form = { client_id: 'ponte', client_secret: 'sandbox-client-secret' };
    const seen = await oauth2(bench(), { grant_type: 'client_credentials', ...form }, null);
    expect(seen.status).toBe(200);
  });

  it.each([
    [{ grant_type: 'client_credentials' }, null, 401, 'invalid_client'],
    [{ grant_type: 'client_credentials' }, 'Basic eDp5', 401, 'invalid_client'],
    [{ grant_type: 'password' }, BASIC, 400, 'unsupported_grant_type'],
    [{ scope: 'x' }, BASIC, 400, 'invalid_request'],
    [{ grant_type: 'client_credentials', client_secret: 'x' }, BASIC, 400, 'invalid_request'],
  ])('refuses %j with %s as RFC 6749 §5.2 says: %d %s', async (form, auth, status, error) => {
    const seen = await oauth2(bench(), form as unknown as Record<string, string>, auth);
    expect(seen).toMatchObject({ status, json: { error } });
    if (status === 401) expect(seen.headers['www-authenticate']).toBe('Basic realm="tokens"');
  });

  it('wants a form', async () => {
    const { ask } = bench();
    for (const headers of [{}, FORM]) {
      const body = { grant_type: 'client_credentials' };
      const seen = await ask('POST /tokens/oauth2/token', { token: null, body, headers });
      expect(seen).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
    }
  });

  it('records no secret', async () => {
    const it = bench();
    const seen = await oauth2(it, { grant_type: 'client_credentials', client_secret: 's3cret' });
    const given = await oauth2(it);
    const { access_token: token } = given.json as { access_token: string };
    const shown = JSON.stringify([
      (await it.ask('GET /admin/calls')).json,
      (await it.ask('GET /admin/state')).json,
    ]);
    expect(seen.status).toBe(400);
    expect(shown).not.toContain('s3cret');
    expect(shown).not.toContain(token);
    expect(shown).toContain(createHash('sha256').update(token).digest('hex'));
  });
});

describe('the simulated plain endpoint and receiver', () => {
  it('gives a token to who has the key, and takes it until it ends', async () => {
    const { ask, timers } = bench();
    expect((await ask('POST /tokens/plain', { token: null })).status).toBe(401);
    const headers = { 'x-api-key': 'sandbox-api-key' };
    const seen = await ask('GET /tokens/plain', { token: null, headers });
    const { data } = seen.json as { data: { token: string; ttl: number } };
    expect(data.ttl).toBe(3_600);
    const deliver = (token: string) => ask('POST /tokens/receiver', { token, body: {} });
    expect((await deliver(data.token)).status).toBe(200);
    expect((await deliver('another')).status).toBe(401);
    await timers.advance(3_600_000);
    expect((await deliver(data.token)).status).toBe(401);
  });

  it('gives the same one again where it is told to', async () => {
    const it = bench();
    await it.ask('PATCH /admin/settings', { body: { tokens: { givesTheSame: true } } });
    const [first, again] = [await oauth2(it), await oauth2(it)];
    expect(again.json).toEqual(first.json);
  });
});
