import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { once } from 'node:events';
import { movedEvent } from '@ponte/testing';
import { httpPost } from '../../fixtures/ingest/http-post';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * A webhook is heard only with the source's credential in the configured header, exactly once. The current and the
 * previous one both count, also where only a SHA-256 digest is configured, because a rotation takes effect at the vendor
 * some time later. Whoever has none is answered before its body is read, always in JSON, and no answer repeats anything
 * that was sent: a token that somebody put into a URL must not come back in an error page or a log.
 */
describe('a sender of ingest', () => {
  let world: IngestWorld;
  const body = JSON.stringify(movedEvent());
  const ask = (headers: Record<string, string | string[]>, path = '/webhooks/gupy/acme') =>
    httpPost(`${world.app.url}${path}`, body, { headers });

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it.each([
    ['the current token', TOKENS.current],
    ['the previous token, known by its digest', TOKENS.previous],
  ])('is heard with %s', async (_, token) => {
    expect((await ask({ 'X-PONTE-TOKEN': token })).status).toBe(200);
  });

  it.each<[string, Record<string, string | string[]>]>([
    ['no token', {}],
    ['an empty token', { 'x-ponte-token': '' }],
    ['a wrong token', { 'x-ponte-token': 'wrong' }],
    ['a token too long by a letter', { 'x-ponte-token': `${TOKENS.current}x` }],
    ['a token in another header', { authorization: TOKENS.current }],
    ['the token twice', { 'x-ponte-token': [TOKENS.current, TOKENS.current] }],
    ['a wrong and the right token', { 'x-ponte-token': ['wrong', TOKENS.current] }],
    ['both joined by a proxy', { 'x-ponte-token': `${TOKENS.current}, ${TOKENS.current}` }],
    ['the token of another source', { 'x-ponte-token': TOKENS.other }],
    [
      'the digest itself',
      { 'x-ponte-token': createHash('sha256').update(TOKENS.previous).digest('hex') },
    ],
  ])('is refused with %s', async (_, headers) => {
    const { status, text, headers: told } = await ask(headers);
    expect([status, told['content-type']]).toEqual([401, 'application/json; charset=utf-8']);
    expect(JSON.parse(text)).toEqual({ status: 401, error: expect.stringContaining('credencial') });
  });

  it.each([
    ['POST', '/webhooks/gupy/unknown', 404],
    ['POST', '/webhooks/validation/acme', 404],
    ['POST', '/webhooks/rubeus/acme', 404],
    ['POST', '/webhooks/gupy/acme/more', 404],
    ['GET', '/', 404],
    ['GET', '/webhooks?token=LEAK', 404],
    ['POST', '/webhooks/gupy/%zz-LEAK', 404],
    ['POST', `/webhooks/gupy/LEAK-${'x'.repeat(300)}`, 404],
    ['GET', '/webhooks/gupy/acme?token=LEAK', 405],
    ['PUT', '/webhooks/gupy/acme', 405],
    ['DELETE', '/webhooks/validation/exam-platform', 405],
    ['OPTIONS', '/webhooks/gupy/acme', 405],
    ['TRACE', '/webhooks/gupy/acme', 405],
  ])('asking %s %s is told %d in JSON that repeats nothing', async (method, path, status) => {
    const headers = { 'x-ponte-token': TOKENS.current, 'content-type': 'text/LEAK; ;=' };
    const answered = await httpPost(`${world.app.url}${path}`, method === 'POST' ? body : '', {
      method,
      headers,
    });
    expect(answered.status).toBe(status);
    expect(answered.json()).toEqual({ status, error: expect.any(String) });
    expect(answered.text).not.toContain('LEAK');
    expect(answered.headers.allow).toBe(status === 405 ? 'POST' : undefined);
  });

  it('is told HEAD is no way either', async () => {
    const { status } = await httpPost(`${world.app.url}/webhooks/gupy/acme`, '', {
      method: 'HEAD',
    });
    expect(status).toBe(405);
  });

  it('is heard with a slash at the end of the URL', async () => {
    expect((await ask({ 'x-ponte-token': TOKENS.current }, '/webhooks/gupy/acme/')).status).toBe(
      200,
    );
  });

  it('is refused before its body is read, and the connection is closed', async () => {
    const socket = connect(world.app.port, '127.0.0.1');
    const ended = once(socket, 'end');
    let told = '';
    socket.on('data', (chunk) => (told += chunk.toString()));
    socket.write(
      'POST /webhooks/gupy/acme HTTP/1.1\r\nhost: x\r\nx-ponte-token: wrong\r\ncontent-length: 200000\r\n\r\n{',
    );
    await ended;
    expect(told).toMatch(/^HTTP\/1.1 401 [^]*connection: close/i);
    socket.destroy();
  });

  it('leaves no token in the log', async () => {
    const log = world.app.logs.lines.join('\n');
    for (const token of [...Object.values(TOKENS), 'LEAK']) expect(log).not.toContain(token);
  });
});
