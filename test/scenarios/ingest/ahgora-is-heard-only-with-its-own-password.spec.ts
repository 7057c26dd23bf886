import { createHash } from 'node:crypto';
import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import {
  AHGORA_PATHS,
  ahgoraWorld,
  type AhgoraWorld,
  basic,
} from '../../fixtures/ingest/ahgora-world';
import { httpPost } from '../../fixtures/ingest/http-post';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * All PontoWebs post to the same addresses: user and password alone tell whose results these are. Several passwords are
 * valid at once, also by their digests; anything else is answered 401 before a byte of the body is read, in the shape of
 * Datasul's errors. Sources that could not be told apart, or lack the keys that hash employees, do not start.
 */
describe('the credential of a PontoWeb', () => {
  const digest = createHash('sha256').update('senha-nova').digest('hex');
  const more = {
    ...{ id: 'filial', kind: 'ahgora', replyWithinMs: 1_000 },
    users: [
      { user: 'filial', password: { sha256: digest } },
      { user: 'pontoweb', password: { sha256: digest } },
    ],
  };
  const body = { items: [{ matricula: '1', codfuncionario: '1|1|1', resultados: [] }] };
  let world: AhgoraWorld;
  beforeAll(async () => {
    world = await ahgoraWorld({ more: [more] });
  });
  const send = (authorization: string | string[] | undefined, path?: string) =>
    httpPost(`${world.app.url}${path ?? AHGORA_PATHS[0]}`, JSON.stringify(body), {
      headers: (authorization === undefined ? {} : { authorization }) as OutgoingHttpHeaders,
    });

  it('tells the source', async () => {
    for (const credential of [
      basic('pontoweb', TOKENS.pontoweb),
      basic('filial', 'senha-nova'),
      basic('pontoweb', 'senha-nova'),
    ])
      expect((await send(credential)).status).toBe(200);
    expect((await world.received()).map(({ source }) => source).sort()).toEqual([
      ...['filial', 'filial', 'holding'],
    ]);
  });

  it.each([
    ['none', undefined],
    ['another password', basic('pontoweb', 'senha-antiga')],
    ['another source’s password', basic('filial', TOKENS.pontoweb)],
    ['another scheme', `Bearer ${TOKENS.pontoweb}`],
    ['two of them', [basic('pontoweb', TOKENS.pontoweb), basic('filial', 'senha-nova')]],
  ])('is refused where there is %s', async (_, credential) => {
    const refused = await send(credential);
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('Basic realm="Ponte", charset="UTF-8"');
    expect(refused.json()).toEqual({
      code: 'credencial',
      message: 'Usuário ou senha não conferem.',
      detailedMessage: 'Confira no Integrador o usuário e a senha desta integração (HTTP Basic).',
    });
  });

  it('is judged before the body is read', async () => {
    const agent = new Agent();
    const status = await new Promise((resolve, reject) => {
      const call = request(`${world.app.url}${AHGORA_PATHS[0]}`, {
        ...{ method: 'POST', agent, headers: { 'content-length': 1_000_000 } },
      });
      call.once('response', (response) => resolve(response.statusCode));
      call.once('error', reject);
      call.write('{');
    });
    agent.destroy();
    expect(status).toBe(401);
  });

  it('does not matter to who only looks', async () => {
    const looked = await httpPost(`${world.app.url}${AHGORA_PATHS[1]}`, '', { method: 'GET' });
    expect([looked.status, looked.headers.allow]).toEqual([405, 'POST']);
    expect(looked.json()).toMatchObject({ code: 'metodo' });
    expect((await send(basic('a', 'b'), '/api/rh/v2/ahgora/results')).status).toBe(404);
  });

  it('stays out of the log', () => {
    const said = world.app.logs.lines.join('\n');
    for (const secret of [
      TOKENS.pontoweb,
      'senha-nova',
      'senha-antiga',
      basic('filial', 'senha-nova'),
    ])
      expect(said).not.toContain(secret);
  });

  it('stands in one source alone, and only where employees can be hashed', async () => {
    const users = [{ user: 'pontoweb', password: { env: 'AHGORA_PASSWORD' } }];
    const faulty = await ahgoraWorld({
      more: [{ id: 'outra', kind: 'ahgora', users }],
      env: { PII_LOOKUP_KEYS: '' },
      ready: false,
    });
    expect((await faulty.app.exited).code).toBe(1);
    const said = faulty.app.logs.lines.join('\n');
    expect(said).toContain('the user pontoweb stands in the sources holding and outra');
    expect(said).toContain(
      'PII_LOOKUP_KEYS is not set, but the sources holding, outra are of kind',
    );
  });

  it('is not asked for where there is no such source', async () => {
    const { app } = await ingestWorld();
    for (const path of AHGORA_PATHS) {
      // Node declares no body of a GET: one would be taken for another request, with an answer of its own.
      for (const [method, body] of [
        ['POST', '{}'],
        ['GET', ''],
      ] as const)
        expect((await httpPost(`${app.url}${path}`, body, { method })).status).toBe(404);
    }
  });
});
