import { createHash } from 'node:crypto';
import { eventually, rubeusSample } from '@ponte/testing';
import { httpPost, type Answered } from '../../fixtures/ingest/http-post';
import { CRM_SECRETS, crmTrigger, crmWorld, type CrmWorld } from '../../fixtures/ingest/crm-world';

/**
 * All that proves who posts is the address. Whoever guesses one learns nothing: a source that does not exist, a wrong
 * secret, and the right secret of another source are the same 404, to the byte, before the body is read, and a wrong
 * method is 405 whatever the path names. Several secrets of a trigger are valid at once, so that it can be changed.
 */
describe('an address of Rubeus', () => {
  let world: CrmWorld;
  const { contato, evento, former, other } = CRM_SECRETS;
  const body = JSON.stringify([rubeusSample('contato')]);
  const told = ({ status, headers, text }: Answered): object => {
    const { date, ...rest } = headers;
    expect(date).toEqual(expect.any(String));
    return { status, headers: rest, text };
  };

  beforeAll(async () => {
    world = await crmWorld();
  });

  it('is heard with each secret of its trigger, percent-encoded or with a slash behind it', async () => {
    for (const secret of [
      contato,
      former,
      `%${contato.charCodeAt(0).toString(16)}${contato.slice(1)}`,
    ])
      expect((await world.post(`/vestibular/${secret}`, body)).status).toBe(200);
    expect((await world.post(`/vestibular/${contato}/`, body)).status).toBe(200);
    expect((await world.post(`/pos/${other}`, body)).status).toBe(200);
  });

  it('is told of by the digest of its secret, so that a former one can be dropped when nobody uses it', async () => {
    const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
    await eventually(async () => {
      const told = (await world.records('ingest.deliveries.heard.v1')).map((record) =>
        record.json<{ source: string; action?: string; sha256?: string }>(),
      );
      const seen = told.map(({ source, action, sha256 }) => `${source} ${action} ${sha256}`);
      return [
        `vestibular contato ${digest(contato)}`,
        `vestibular contato ${digest(former)}`,
        `pos contato ${digest(other)}`,
      ].every((each) => seen.includes(each));
    });
  });

  it('that is wrong looks the same whatever is wrong with it', async () => {
    const wrong = [
      `/nobody/${contato}`,
      `/nobody/${'0'.repeat(64)}`,
      `/vestibular/${'0'.repeat(64)}`,
      `/vestibular/${contato.slice(1)}`,
      `/vestibular/${contato.toUpperCase()}`,
      `/vestibular/${other}`,
      `/pos/${evento}`,
      `/acme/${contato}`,
      '/vestibular/x',
    ];
    const answers: object[] = [];
    for (const path of wrong) answers.push(told(await world.post(path, body)));
    expect(answers).toEqual(wrong.map(() => answers[0]));
    expect(answers[0]).toMatchObject({ status: 404 });
  });

  it('that is wrong is told so before a body is sent', async () => {
    for (const path of [`/nobody/${contato}`, `/vestibular/${former.slice(1)}`]) {
      // Announced, and never sent: whoever read it first would wait.
      const headers = { 'content-length': '1000000' };
      expect((await world.post(path, '', { headers })).status).toBe(404);
    }
  });

  it('takes POST alone, whatever it names', async () => {
    const paths = [`/vestibular/${contato}`, `/vestibular/wrong`, `/nobody/${contato}`];
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answers = await Promise.all(paths.map((path) => world.post(path, '', { method })));
      expect(answers.map(told)).toEqual(paths.map(() => told(answers[0]!)));
      expect(answers[0]).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    }
  });

  it.each(['/vestibular', '/', '', `/vestibular/${contato}/more`, '/vestibular/%zz'])(
    'that is none is no address: %s',
    async (path) => {
      const { status, text } = await world.post(path, body);
      expect(status).toBe(404);
      expect(text).not.toContain(contato);
    },
  );

  it('lets nobody in by a header, and other webhooks in by no such address', async () => {
    const headers = { 'x-ponte-token': contato };
    expect(
      (await httpPost(`${world.app.url}/webhooks/rubeus/vestibular`, body, { headers })).status,
    ).toBe(404);
    expect(
      (await httpPost(`${world.app.url}/webhooks/gupy/acme/acme-current-token`, body)).status,
    ).toBe(404);
  });

  it('belongs to one trigger: with the same or a short secret twice nothing starts, and the secret is not said', async () => {
    const short = 'short-secret-of-atividade';
    const refused = await crmWorld({
      ready: false,
      source: {
        triggers: [
          crmTrigger('contato', evento),
          crmTrigger('evento'),
          { event: 'atividade', secrets: [{ env: 'RUBEUS_SHORT' }] },
        ],
      },
      env: { RUBEUS_SHORT: short },
    });
    expect((await refused.app.exited).code).toBe(1);
    const said = refused.app.logs.lines.join('\n');
    expect(said).toMatch(/are the same/);
    expect(said).toContain('openssl rand -hex 32');
    for (const secret of [evento, short]) expect(said).not.toContain(secret);
  });
});
