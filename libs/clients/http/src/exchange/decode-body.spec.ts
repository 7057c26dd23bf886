import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { parseBody } from './decode-body';

const LIMIT = 10_000;
const parse = (body: string | Buffer, headers: Record<string, string> = {}) =>
  parseBody(Buffer.from(body as Buffer), headers, LIMIT);
const person = { name: 'João' };
const json = JSON.stringify(person);

describe('parseBody', () => {
  it.each<Record<string, string>>([
    {},
    { 'content-type': 'application/json' },
    { 'content-type': 'text/html' },
    { 'content-type': ';;;charset=' },
  ])('reads JSON under %j', (headers) => {
    expect(parse(json, headers)).toEqual({ ok: true, json: person });
  });

  it.each(['', ' \r\n'])('takes %j as an empty body', (body) => {
    expect(parse(body)).toEqual({ ok: true, json: undefined });
  });

  it('ignores a byte order mark', () => {
    expect(parse(`\ufeff${json}`)).toEqual({ ok: true, json: person });
    expect(parse(Buffer.from(`\ufeff${json}`, 'utf16le'))).toEqual({ ok: true, json: person });
  });

  it('reads Latin-1, declared or not', () => {
    const latin = Buffer.from(json, 'latin1');
    expect(parse(latin, { 'content-type': 'application/json; charset="ISO-8859-1"' })).toEqual({
      ok: true,
      json: person,
    });
    expect(parse(latin, { 'content-type': 'application/json; charset=utf-8' })).toEqual({
      ok: true,
      json: person,
    });
    expect(parse(latin)).toEqual({ ok: true, json: person });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads %s that nobody asked for', (encoding, compress) => {
    expect(parse(compress(json), { 'content-encoding': encoding })).toEqual({
      ok: true,
      json: person,
    });
  });

  it('refuses a body that is small only while compressed', () => {
    const bomb = gzipSync(JSON.stringify('x'.repeat(LIMIT * 10)));
    expect(parse(bomb, { 'content-encoding': 'gzip' })).toMatchObject({ ok: false });
  });

  it.each([
    [json, 'gzip'],
    [json, 'constructor'],
  ])('refuses a compression that it cannot read', (body, encoding) => {
    expect(parse(body, { 'content-encoding': encoding })).toMatchObject({ ok: false });
  });

  it.each([json.slice(0, -3), '{"name": "João"} trailing', 'João'])(
    'says nothing of the body that it cannot read: %j',
    (body) => {
      expect(parse(body)).toEqual({ ok: false, why: 'not JSON, or cut off' });
    },
  );

  it('recognises HTML', () => {
    expect(parse('<html>João</html>')).toEqual({ ok: false, why: 'HTML or XML instead of JSON' });
  });
});
