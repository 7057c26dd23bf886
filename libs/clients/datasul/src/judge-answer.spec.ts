import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { answering, type Script } from '@ponte/clients/testing';
import type { DatasulPosted } from './datasul-posted';
import { RAW_BODY_BYTES } from './raw-body';
import { Connected } from './testing/connected';
import { answered, items, reply } from './testing/reply';

/*
 * What an answer of a real server is taken for.
 */

const connected = Connected.forEachTest();
const post = async (script: Script, timeoutMs = 5_000): Promise<DatasulPosted> => {
  const { client } = await connected.to(script, { timeoutMs, maxResponseBytes: 2_000_000 });
  return client.postResults(items);
};
/** Begins a body that is announced longer, and breaks off. */
const cutOff =
  (status: number, body: string): Script =>
  (_request, response, socket) => {
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body) + 50) });
    response.write(body, () => socket.destroy());
  };

describe('an answer', () => {
  it.each([200, 201, 207, 400, 401, 403, 404, 429, 500, 503])(
    'reads a response under the status %i',
    async (status) => {
      expect(await post(answering(status, reply))).toMatchObject({ ...answered, status });
    },
  );

  it.each<readonly [string, Script]>([
    ['undeclared', answering(200, undefined)],
    [
      'declared',
      answering(200, undefined, { 'content-type': 'application/json; charset=ISO-8859-1' }),
    ],
    [
      'declared as something else',
      answering(200, undefined, { 'content-type': 'text/html; charset=utf-8' }),
    ],
  ])('reads ISO-8859-1, %s', async (_name, script) => {
    const latin: Script = (request, response, socket) => {
      const { end } = response;
      response.end = (() =>
        end.call(response, Buffer.from(reply, 'latin1'), 'latin1')) as typeof end;
      script(request, response, socket);
    };
    expect(await post(latin)).toMatchObject(answered);
  });

  it('reads a response with a byte order mark, and one that is compressed unasked', async () => {
    expect(await post(answering(200, `\ufeff${reply}`))).toMatchObject(answered);
    const zipped: Script = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(reply));
    expect(await post(zipped)).toMatchObject(answered);
  });

  it('has no status of an entry that says S and E', async () => {
    const twice = reply.replace('"status":"E"', '"status":"E","status":"S"');
    expect(twice).not.toBe(reply);
    const posted = await post(answering(200, twice));
    expect(posted).toMatchObject({ kind: 'answered', entries: [{ status: null }] });
  });

  it('reads a response that is complete although the connection is not', async () => {
    expect(await post(cutOff(200, reply))).toMatchObject(answered);
  });

  it('keeps the answer as it came, bounded, and its digest whole', async () => {
    const long = JSON.stringify({ response: [], pad: 'x'.repeat(RAW_BODY_BYTES) });
    const posted = await post(answering(200, long));
    expect(posted).toMatchObject({
      kind: 'answered',
      entries: [],
      raw: { length: long.length, sha256: createHash('sha256').update(long).digest('hex') },
    });
    const { bytes } = (posted.kind === 'answered' && posted.raw) || {};
    expect(bytes?.equals(Buffer.from(long.slice(0, RAW_BODY_BYTES)))).toBe(true);
  });

  const empty = JSON.stringify({ response: [], code: 'FP-1', message: 'Licença excedida' });
  const totvs = JSON.stringify({ code: 'FP-1', message: 'Licença excedida' });
  it.each<readonly [string, Script, object]>([
    ['401', answering(401), { kind: 'credential', status: 401 }],
    [
      '403 with a page',
      answering(403, '<html><title>Negado</title>'),
      { kind: 'credential', status: 403, error: { shape: 'html', message: 'Negado' } },
    ],
    ['401 that breaks off', cutOff(401, '{"cod'), { kind: 'credential', status: 401 }],
    [
      '429',
      answering(429, totvs, { 'retry-after': '7' }),
      { kind: 'throttled', status: 429, retryAfterMs: 7_000 },
    ],
    ['429 that does not say when', answering(429), { kind: 'throttled', status: 429 }],
    [
      '400 with a recognised error',
      answering(400, totvs),
      { kind: 'refused-call', error: { shape: 'totvs', code: 'FP-1' } },
    ],
    [
      '400 with anything else',
      answering(400, '{"message":"Bad Request"}'),
      { kind: 'status', status: 400, error: { shape: 'message' } },
    ],
    ['400 with a page', answering(400, '<html>'), { kind: 'status', status: 400 }],
    ['404', answering(404), { kind: 'status', status: 404 }],
    ['302', answering(302, '', { location: '/x' }), { kind: 'status', status: 302 }],
    [
      '500 with a page',
      answering(500, '<html><h1>Erro</h1>'),
      { kind: 'status', status: 500, error: { message: 'Erro' } },
    ],
    [
      '503 with a licence refusal',
      answering(503, totvs, { 'retry-after': '30' }),
      { kind: 'status', status: 503, error: { message: 'Licença excedida' }, retryAfterMs: 30_000 },
    ],
    [
      '503 of a proxy',
      answering(503, 'upstream unavailable'),
      { kind: 'status', status: 503, error: { shape: 'text' } },
    ],
    ['503 with a page that breaks off', cutOff(503, '<html>'), { kind: 'status', status: 503 }],
    [
      '200 with an error',
      answering(200, totvs),
      { kind: 'status', status: 200, error: { code: 'FP-1' } },
    ],
    ['401 with an empty response', answering(401, empty), { kind: 'credential', status: 401 }],
    ['403 with an empty response', answering(403, empty), { kind: 'credential', status: 403 }],
    ['429 with an empty response', answering(429, empty), { kind: 'throttled', status: 429 }],
    [
      '503 with an empty response',
      answering(503, '{"response":[{"resultados":[]}]}'),
      { kind: 'status', status: 503 },
    ],
    ['200 with other JSON', answering(200, '{"ok":true}'), { kind: 'status', status: 200 }],
  ])('takes %s by its status', async (_name, script, posted) => {
    expect(await post(script)).toMatchObject(posted);
  });

  it.each<readonly [string, Script, object]>([
    ['nothing under 200', answering(200), { why: 'empty', status: 200 }],
    ['nothing under 204', answering(204), { why: 'empty', status: 204 }],
    ['a page under 200', answering(200, '<html>João'), { why: 'html', status: 200 }],
    ['text under 200', answering(200, 'OK'), { why: 'unreadable', status: 200 }],
    ['JSON that is cut off', answering(200, reply.slice(0, -4)), { why: 'truncated', status: 200 }],
    ['a body that breaks off', cutOff(200, reply.slice(0, -4)), { why: 'truncated', status: 200 }],
    ['JSON that is cut off under 503', answering(503, '{"resp'), { why: 'truncated', status: 503 }],
    ['a body that breaks off under 503', cutOff(503, ''), { why: 'truncated', status: 503 }],
    [
      'a response that breaks off under 401',
      cutOff(401, '{"response":['),
      { why: 'truncated', status: 401 },
    ],
    [
      'a response that breaks off under 429',
      cutOff(429, '{"Response":['),
      { why: 'truncated', status: 429 },
    ],
    [
      'a compression that is none',
      answering(500, reply, { 'content-encoding': 'gzip' }),
      { why: 'unreadable', status: 500 },
    ],
    [
      'more than is allowed',
      answering(200, 'x'.repeat(2_000_001)),
      { why: 'unreadable', status: 200 },
    ],
    ['a reset', (_request, _response, socket) => void socket.resetAndDestroy(), { why: 'reset' }],
    [
      'a connection closed without a word',
      (_request, _response, socket) => void socket.end(),
      { why: 'reset' },
    ],
    [
      'bytes that are not HTTP',
      (_request, _response, socket) => void socket.end('nonsense\r\n\r\n'),
      { why: 'unreadable' },
    ],
  ])('cannot tell what happened by %s', async (_name, script, posted) => {
    const result = await post(script);
    expect(result).toMatchObject({ kind: 'no-answer', ...posted });
    // Reasons are logged.
    expect(JSON.stringify(result.kind === 'no-answer' && result.reason)).not.toMatch(
      /João|1019445/,
    );
  });

  it.each<readonly [string, Script, object]>([
    ['nothing in time', () => undefined, {}],
    [
      'a body that does not end in time',
      (_request, response) => void response.writeHead(200).write('{"resp'),
      { status: 200 },
    ],
  ])('cannot tell what happened by %s', async (_name, script, posted) => {
    expect(await post(script, 1_000)).toMatchObject({
      kind: 'no-answer',
      why: 'time-out',
      ...posted,
    });
  });
});
