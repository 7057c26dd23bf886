import { ScriptedServer } from '@ponte/clients/testing';
import { DatasulReader } from './datasul-reader';

describe('a list of Datasul', () => {
  let server: ScriptedServer;
  let reader: DatasulReader;
  let body: Buffer;
  let status: number;
  let headers: Record<string, string>;

  beforeEach(async () => {
    status = 200;
    headers = { 'content-type': 'application/json' };
    body = Buffer.from('{"items":[{"personCode":"1"}],"hasNext":false}');
    server = await ScriptedServer.start((_, response) =>
      response.writeHead(status, headers).end(body),
    );
    reader = new DatasulReader({
      ...{ name: 'holding', url: `${server.url}/datasul`, timeoutMs: 2_000 },
      ...{ user: () => 'ponte', password: () => 'secret' },
    });
  });

  afterEach(async () => {
    await reader.close();
    await server.stop();
  });

  const read = (text: string | Buffer): ReturnType<DatasulReader['readList']> => {
    body = Buffer.from(text);
    return reader.readList({ path: '/api/rh/v1/persons', page: 1, pageSize: 200 });
  };

  it('is asked for by page, size, order and further parameters, with the service user', async () => {
    await reader.readList({
      ...{ path: '/api/rh/v1/employeeDataContent', page: 3, pageSize: 50, order: 'a,-b' },
      query: { companyid: '10|1', dateModified: '2026-03-01' },
    });
    const [asked] = server.received;
    const url = new URL(asked?.url ?? '', server.url);
    expect(url.pathname).toBe('/datasul/api/rh/v1/employeeDataContent');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ page: '3', pageSize: '50', order: 'a,-b' },
      ...{ companyid: '10|1', dateModified: '2026-03-01' },
    });
    expect(asked?.url).toContain('10%7C1');
    expect(asked?.headers.authorization).toBe(
      `Basic ${Buffer.from('ponte:secret').toString('base64')}`,
    );
  });

  it.each([
    ['{"items":[1,2],"hasNext":true,"total":900}', 2, true],
    ['{"items":[],"hasNext":false}', 0, false],
    ['{"Items":[1],"HasNext":"true"}', 1, true],
    ['{"items":{"personCode":"1"},"hasNext":"FALSE"}', 1, false],
    ['\uFEFF{"items":[1],"hasNext":false}', 1, false],
  ])('is read in %s', async (text, count, hasNext) => {
    const page = await read(text);
    expect(page).toMatchObject({ ok: true, hasNext });
    expect(page.ok && page.items).toHaveLength(count);
  });

  it.each([true, false])('is read in ISO-8859-1, declared: %s', async (declared) => {
    if (declared) headers = { 'content-type': 'application/json; charset=ISO-8859-1' };
    const page = await read(Buffer.from('{"items":[{"name":"João"}],"hasNext":false}', 'latin1'));
    expect(page).toEqual({ ok: true, items: [{ name: 'João' }], hasNext: false });
  });

  it.each([
    ['{"items":[1]}', 'hasNext is missing'],
    ['{"items":[1],"hasNext":"perhaps"}', 'hasNext is missing or cannot be understood'],
    ['{"hasNext":true}', 'items is missing'],
    ['{"items":"none","hasNext":false}', 'items is no list'],
    ['[]', 'no object with items'],
    ['{"code":"FP-17","message":"Ana Souza não encontrada"}', 'an error (code FP-17)'],
    ['{"Erros":[{"Mensagem":"Ana Souza"}]}', 'an error instead of a list'],
    ['{"code":"Ana Souza","message":"x"}', 'an error (code unreadable)'],
    // A CPF in its place.
    ['{"code":"52998224725","message":"x"}', 'an error (code unreadable)'],
    ['{"code":"529.982.247-25","message":"x"}', 'an error (code unreadable)'],
    ['{"items":[],"hasNext":false,"code":"FP-17","message":"Ana"}', 'an error (code FP-17)'],
    ['{"items":[{}],"hasNext":false,"RowErrors":[{"ErrorDescription":"Ana"}]}', 'an error'],
    ['{"items":[],"Items":[1],"hasNext":false}', 'items is missing or cannot be understood'],
    ['', 'no object with items'],
    ['<html><h1>Fora do ar</h1></html>', 'HTML'],
    ['{"items":[1],"has', 'cut off'],
  ])('%s is a failure, and quotes nobody', async (text, why) => {
    const page = await read(text);
    expect(page).toMatchObject({ ok: false, class: 'transient', fault: 'unreadable' });
    expect(page.ok ? '' : page.reason).toContain(why);
    expect(page.ok ? '' : page.reason).not.toContain('Ana');
  });

  it.each([
    '{"items":[{"message":"Ana"}],"hasNext":false,"message":"2 registros","code":"0"}',
    '{"items":[],"hasNext":false,"code":"200","message":"Nenhum registro","Erros":[],"error":null}',
  ])('is one though words stand beside it: %s', async (text) =>
    expect(await read(text)).toMatchObject({ ok: true, hasNext: false }),
  );

  it('that is refused tells the code, and quotes nobody', async () => {
    status = 400;
    const page = await read('{"error":{"code":"FP-17","message":"Ana Souza"}}');
    expect(page).toEqual({
      ...{ ok: false, class: 'permanent', fault: 'status', status: 400 },
      reason: 'datasul holding: GET /api/rh/v1/persons: answered 400: refused, code FP-17',
    });
  });

  it('that the service user may not read any more stops the connection, also after others were read', async () => {
    await read('{"items":[],"hasNext":false}');
    status = 403;
    const party = { ok: false, class: 'unavailable', scope: 'party' };
    expect(await read('{}')).toMatchObject(party);
  });

  it.each([
    [401, 'unavailable'],
    [404, 'permanent'],
    [403, 'unavailable'],
    [429, 'throttled'],
    [500, 'transient'],
    [400, 'permanent'],
  ])('a status %i is %s, though the body were a list', async (said, kind) => {
    status = said;
    expect(await read('{"items":[],"hasNext":false}')).toMatchObject({ ok: false, class: kind });
  });
});
