import { ScriptedServer } from '@ponte/clients/testing';
import type { FeedzClient } from './feedz-client';
import { FeedzNames, FeedzRoutes } from './feedz-connection.config';
import { Lot } from './lot';
import { connected, TOKEN } from './testing/connected';

const person = {
  ...{
    integrationId: '1',
    name: 'Ana Souza',
    email: 'ana@example.com',
    admissionDate: '2021-03-01',
  },
  ...{
    unitIntegrationId: '10|1',
    departmentIntegrationId: '20',
    jobDescriptionIntegrationId: '30',
  },
};
const lot = Lot.of([person]);

describe('Feedz', () => {
  let server: ScriptedServer;
  let client: FeedzClient;

  beforeEach(async () => {
    server = await ScriptedServer.start((_, response) => response.end());
    client = connected(server);
  });

  afterEach(async () => {
    await client.close();
    await server.stop();
  });

  const answers = (status: number, body: unknown): void => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    server.script = (_, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  };
  const send = async (status: number, body: unknown): ReturnType<FeedzClient['sendLot']> => {
    answers(status, body);
    return client.sendLot('person', lot);
  };

  it('is told of a lot with the names and routes of the connection', async () => {
    const names = Object.assign(new FeedzNames(), { admissionDate: 'dataAdmissao' });
    const routes = Object.assign(new FeedzRoutes(), { persons: 'v2/people' });
    await client.close();
    client = connected(server, { names, routes, body: 'items', userAgent: 'acme/1' });
    await send(200, { processId: 'p-1' });
    const [asked] = server.received;
    expect([asked?.method, asked?.url]).toEqual(['POST', '/erp/v2/people']);
    expect(asked?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'user-agent': 'acme/1',
    });
    const { admissionDate, ...rest } = person;
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      items: [{ ...rest, dataAdmissao: admissionDate }],
    });
  });

  it.each([
    ['unit', '/erp/units'],
    ['department', '/erp/departments'],
    ['job', '/erp/job-descriptions'],
  ] as const)('takes a %s at %s', async (entity, url) => {
    answers(201, { processId: 'p' });
    await client.sendLot(entity, Lot.of([{ integrationId: '1', name: 'Um' }]));
    expect(server.received[0]?.url).toBe(url);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual([
      { integrationId: '1', name: 'Um' },
    ]);
  });

  it.each([
    [200, { processId: 'p-1' }],
    [201, { processid: 'p-1', message: 'Lote recebido' }],
    [202, { data: { ProcessId: 'p-1' } }],
  ])('took it: %i %j', async (status, body) =>
    expect(await send(status, body)).toEqual({ ok: true, kind: 'taken', processId: 'p-1' }),
  );

  it.each([
    [400, { code: 5001, message: 'excede' }, 5001],
    [200, { code: '5001', message: 'excede' }, 5001],
    [422, { error: { code: 4999, message: 'x' } }, 4999],
    [500, { errors: [{ Code: '4999', Message: 'x' }] }, 4999],
    [400, { code: 5000, message: 'Body vazio' }, 5000],
    [400, { message: 'não' }, undefined],
    [409, { code: 7777, message: 'novo' }, 7777],
  ])('refused it whole: %i %j', async (status, body, code) =>
    expect(await send(status, body)).toMatchObject({ ok: true, kind: 'refused', code, status }),
  );

  it.each([
    [401, { code: 5000, message: 'Token inválido ou expirado!' }, 'unavailable'],
    [400, { code: 5000, message: 'Bearer token não informado.' }, 'unavailable'],
    [200, { code: 5000, message: '???' }, 'unavailable'],
    [403, '<html>forbidden</html>', 'unavailable'],
    [404, '<html>not found</html>', 'unavailable'],
    [429, {}, 'throttled'],
    [408, {}, 'transient'],
    [400, '<html>bad</html>', 'permanent'],
    [500, '<html>oops</html>', 'ambiguous'],
    [502, { message: 'bad gateway' }, 'ambiguous'],
    [200, '<html>login</html>', 'ambiguous'],
    [200, '{"processId":"p-', 'ambiguous'],
    [200, {}, 'ambiguous'],
    [200, { processId: '..' }, 'ambiguous'],
    [200, '', 'ambiguous'],
  ])('%i %j is %s', async (status, body, kind) => {
    const answer = await send(status, body);
    expect(answer).toMatchObject({ ok: false, class: kind });
    expect(answer.ok ? '' : answer.reason).toContain('feedz holding: POST /persons');
  });

  it('of a connection that breaks nobody knows whether it took the lot; of one that never was, everybody', async () => {
    server.script = (_, __, socket) => void socket.destroy();
    expect(await client.sendLot('person', lot)).toMatchObject({ ok: false, class: 'ambiguous' });
    await server.stop();
    expect(await client.sendLot('person', lot)).toMatchObject({ ok: false, class: 'transient' });
  });

  it.each([
    [
      404,
      { code: 4998, message: 'Id do processo não encontrado' },
      { ok: true, state: 'not-found' },
    ],
    [200, { error: { code: '4998' } }, { ok: true, state: 'not-found' }],
    [200, { status: 'Em processamento' }, { ok: true, state: 'pending' }],
    [200, { status: 'finished', errors: [] }, { ok: true, state: 'ended', errors: [] }],
    [401, { code: 5000, message: 'Token inválido' }, { ok: false, class: 'unavailable' }],
    [404, '<html>', { ok: false, class: 'unavailable', scope: 'endpoint' }],
    [500, '<html>', { ok: false, class: 'transient' }],
    [200, { status: 'rosa' }, { ok: false, class: 'transient', fault: 'unreadable' }],
    [200, {}, { ok: false, class: 'transient' }],
  ])('is asked for a process: %i %j', async (status, body, expected) => {
    answers(status, body);
    expect(await client.process('a/b c')).toMatchObject(expected);
    expect(server.received[0]?.url).toBe('/erp/process/a%2Fb%20c');
  });

  it('finds the processes of exactly these records, on all pages, the newest first', async () => {
    const of = (processId: string, ids: string[], createdAt: string) => ({
      ...{ processId, integrationIds: ids, createdAt, entity: 'persons' },
    });
    server.script = ({ url }, response) => {
      const page = new URL(url, server.url).searchParams.get('page');
      const items =
        page === '1'
          ? [
              of('other', ['1', '2'], '2026-03-02T10:00:00Z'),
              of('old', ['1'], '2026-03-02T10:00:00Z'),
            ]
          : [of('new', ['1'], '2026-03-02T11:00:00Z')];
      response.end(JSON.stringify({ items, hasNext: page === '1' }));
    };
    const since = new Date('2026-03-02T09:00:00Z');
    const found = await client.findProcess('person', lot, since);
    expect(found).toEqual({ ok: true, processIds: ['new', 'old'] });
    const query = new URL(server.received[0]?.url ?? '', server.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      entity: 'persons',
      since: since.toISOString(),
      page: '1',
    });
  });

  it('that cannot be listed is not looked for', async () => {
    expect(client.findsProcesses).toBe(true);
    await client.close();
    client = connected(server, {
      routes: Object.assign(new FeedzRoutes(), { findProcess: 'none' }),
    });
    expect(client.findsProcesses).toBe(false);
    await expect(client.findProcess('person', lot, new Date())).rejects.toThrow('no route');
    expect(server.received).toEqual([]);
  });

  it('that has more than can be gone through, or a page that is none, did not say that there is no process', async () => {
    answers(200, { items: [], hasNext: true });
    expect(await client.findProcess('person', lot, new Date())).toMatchObject({
      ok: false,
      class: 'transient',
    });
    answers(200, { items: [] });
    expect(await client.findProcess('person', lot, new Date())).toMatchObject({
      ok: false,
      class: 'transient',
    });
  });
});
