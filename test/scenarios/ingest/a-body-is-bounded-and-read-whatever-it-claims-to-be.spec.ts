import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { movedEvent } from '@ponte/testing';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * Gupy drops its content type as soon as any header of ours is registered, so a body is read as JSON whatever it claims
 * to be, compressed or not. What it may take is bounded, as sent and as unfolded, in bytes and in time: a sender with a
 * valid token and a broken exporter (or a zip bomb) must neither fill the memory nor hold a connection for long.
 */
describe('a body', () => {
  let world: IngestWorld;
  const LIMIT = 20_000;
  const body = () => Buffer.from(JSON.stringify(movedEvent()));
  const token = { 'x-ponte-token': TOKENS.current };
  const padded = (bytes: number) => {
    const text = JSON.stringify({ ...movedEvent(), filler: '' });
    return text.replace('"filler":""', `"filler":"${'x'.repeat(bytes - Buffer.byteLength(text))}"`);
  };

  beforeAll(async () => {
    world = await ingestWorld({ limits: { bodyBytes: LIMIT, receiveWithin: '700ms' } });
  });

  it.each([
    undefined,
    'application/json',
    'application/json;charset=utf-8',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
    '; ;=,',
    '',
  ])('that says it is %p is read as JSON', async (type) => {
    const headers = { ...token, ...(type !== undefined && { 'content-type': type }) };
    expect((await world.gupy(body(), { headers })).json()).toMatchObject({ status: 'accepted' });
  });

  it.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('compressed as %s is unfolded', async (encoding, compress) => {
    const headers = { ...token, 'content-encoding': encoding };
    expect((await world.gupy(compress(body()), { headers })).status).toBe(200);
  });

  it.each(['zstd', 'gzip, gzip', 'constructor'])(
    'compressed as %s is told what is read',
    async (encoding) => {
      const answered = await world.gupy(body(), {
        headers: { ...token, 'content-encoding': encoding },
      });
      expect([answered.status, answered.text]).toEqual([415, expect.stringContaining('gzip')]);
    },
  );

  it.each([
    ['nothing', Buffer.alloc(0), {}],
    ['a form', Buffer.from('event=application.moved'), {}],
    ['half of the JSON', body().subarray(0, 500), {}],
    ['half of the gzip', gzipSync(body()).subarray(0, 300), { 'content-encoding': 'gzip' }],
    ['no gzip', body(), { 'content-encoding': 'gzip' }],
    ['gzip that is not said', gzipSync(body()), {}],
  ])('that is %s is answered 400', async (_, bytes, more) => {
    const answered = await world.gupy(bytes, { headers: { ...token, ...more } });
    expect(answered.json()).toEqual({ status: 400, error: expect.stringContaining('JSON') });
  });

  it('of exactly the limit is taken, one byte more is not', async () => {
    expect((await world.gupy(padded(LIMIT))).status).toBe(200);
    expect((await world.gupy(padded(LIMIT + 1))).status).toBe(413);
  });

  it('that declares too much is answered before it is read, though it is still being sent', async () => {
    const answered = await world.gupy(Buffer.alloc(3_000_000, ' '));
    expect(answered.status).toBe(413);
    expect(answered.json()).toEqual({
      status: 413,
      error: expect.stringContaining(`${LIMIT} bytes`),
    });
    expect(answered.headers.connection).toBe('close');
  });

  it('that says nothing of its length is cut at the limit', async () => {
    const call = request(`${world.app.url}/webhooks/gupy/acme`, { method: 'POST', headers: token });
    const response = once(call, 'response');
    for (let at = 0; at < 30; at++) call.write(Buffer.alloc(1_000, ' '));
    const [{ statusCode, headers }] = (await response) as [{ statusCode: number; headers: object }];
    expect([statusCode, headers]).toEqual([413, expect.objectContaining({ connection: 'close' })]);
    call.destroy();
  });

  it('that unfolds beyond the limit is cut while it unfolds', async () => {
    const headers = { ...token, 'content-encoding': 'gzip' };
    const bomb = gzipSync(Buffer.alloc(19_000_000, ' '));
    expect(bomb.length).toBeLessThan(LIMIT);
    const before = await residentBytes(world);
    const bombs = Array.from({ length: 60 }, () => world.gupy(bomb, { headers }));
    expect(new Set((await Promise.all(bombs)).map(({ status }) => status))).toEqual(new Set([413]));
    // 60 × 19 MB = 1.1 GB unfolded.
    expect((await residentBytes(world)) - before).toBeLessThan(150_000_000);
  });

  it('that trickles in is given up, and the sender told', async () => {
    const socket = connect(world.app.port, '127.0.0.1');
    let told = '';
    socket.on('data', (chunk) => (told += chunk.toString()));
    socket.write(
      `POST /webhooks/gupy/acme HTTP/1.1\r\nhost: x\r\nx-ponte-token: ${TOKENS.current}\r\n`,
    );
    socket.write('content-length: 2000\r\n\r\n{"event":');
    await once(socket, 'end');
    expect(told).toMatch(/^HTTP\/1.1 408 [^]*connection: close[^]*"status":408/i);
    socket.destroy();
  });

  it('that was refused leaves a server that takes the next', async () => {
    expect((await world.gupy(body())).status).toBe(200);
    expect(await world.metric(/^ponte_ingest_answers_total\{kind="gupy",status="413"/)).toBe(63);
  });
});

async function residentBytes(world: IngestWorld): Promise<number> {
  return (await world.metric(/^process_resident_memory_bytes /)) ?? NaN;
}
