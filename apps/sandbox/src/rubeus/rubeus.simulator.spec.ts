import { workbench } from '../testing/workbench';
import { RUBEUS_EVENTS, SAMPLES } from './rubeus.elements';

const URL_OF = (event: string): string =>
  `http://ingest.test/webhooks/rubeus/crm/${event}-${'s'.repeat(32)}`;
const TRIGGERS = {
  rubeusUrlContato: URL_OF('contato'),
  rubeusUrlRegistro: URL_OF('registro-de-processo'),
  rubeusUrlAtividade: URL_OF('atividade'),
  rubeusUrlEvento: URL_OF('evento'),
};

interface Shown {
  readonly id: string;
  readonly url: string;
  readonly state: string;
}

function setUp(env: Partial<typeof TRIGGERS> = TRIGGERS) {
  const bench = workbench(env);
  const act = async (path: string, body: object = {}) => {
    const answer = bench.ask(`POST /admin/rubeus/${path}`, { body });
    await bench.timers.advance(0);
    return answer;
  };
  const sent = (): unknown[] => bench.receiver.sent.map(({ body }) => JSON.parse(body) as unknown);
  const deliveries = async (): Promise<readonly Shown[]> => {
    const { json } = await bench.ask('GET /admin/state?system=rubeus');
    return (json as { rubeus: { deliveries: Shown[] } }).rubeus.deliveries;
  };
  return { ...bench, act, sent, deliveries };
}

describe('the simulated Rubeus', () => {
  it.each(RUBEUS_EVENTS)(
    'tells of %s as the page shows it, with nothing beside it',
    async (event) => {
      const { act, receiver, sent } = setUp();
      expect((await act('send', { event })).status).toBe(200);
      expect(sent()).toEqual([SAMPLES[event]]);
      expect(receiver.sent[0]).toMatchObject({
        url: URL_OF(event),
        headers: { 'content-type': 'application/json' },
      });
    },
  );

  it('puts so many into an array, or bare objects, under ids that count up', async () => {
    const { act, sent } = setUp();
    for (const how of [{}, { perRequest: 2 }, { as: 'object' }])
      await act('send', { event: 'atividade', count: 3, changes: { concluido: '1' }, ...how });
    const [first, second, third] = ['108', '109', '110'].map((id) => ({
      ...SAMPLES.atividade[0],
      ...{ id, concluido: '1' },
    }));
    expect(sent().slice(0, 3)).toEqual([[first, second, third], [first, second], [third]]);
    expect(sent().slice(3)).toEqual([first, second, third]);
    await act('send', { event: 'atividade', count: 2, firstId: 9_000, perRequest: 1 });
    expect(sent().slice(6)).toMatchObject([[{ id: '9000' }], [{ id: '9001' }]]);
  });

  it('tells of each request what was answered, and how long it took', async () => {
    const { act, receiver } = setUp();
    receiver.script = [{ status: 200, body: '{"accepted":1}' }, { error: 'ECONNREFUSED: nobody' }];
    const { json } = await act('send', { event: 'contato', count: 2, perRequest: 1 });
    expect(json).toEqual({
      requests: [
        {
          ...{ delivery: expect.any(String) as string, at: expect.any(String) as string },
          ...{ ms: 0, status: 200, body: '{"accepted":1}' },
        },
        {
          ...{ delivery: expect.any(String) as string, at: expect.any(String) as string },
          ...{ ms: 0, error: 'ECONNREFUSED: nobody' },
        },
      ],
    });
    expect(receiver.sent.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 10_000]);
  });

  it('repeats bodies, at once or later, and a delivery that was sent before', async () => {
    const { act, sent, timers } = setUp();
    const wanted = { event: 'evento', repeat: 3, repeatEveryMs: 1_000, wait: false };
    const begun = await act('send', wanted);
    expect(begun.status).toBe(202);
    expect(sent()).toHaveLength(1);
    await timers.advance(2_000);
    expect(sent()).toEqual([SAMPLES.evento, SAMPLES.evento, SAMPLES.evento]);
    const [id] = (begun.json as { deliveries: string[] }).deliveries;
    expect((await act(`deliveries/${id}/repeat`)).status).toBe(202);
    expect(sent()).toHaveLength(4);
    expect((await act('deliveries/nobody/repeat')).status).toBe(404);
    const waited = await act('send', { event: 'evento', repeat: 2 });
    expect(waited.json).toMatchObject({ requests: [{ status: 200 }, { status: 200 }] });
  });

  it('answers of what was cancelled before it was sent, without an attempt', async () => {
    const { act, ask } = setUp();
    const answer = act('send', { event: 'evento', delayMs: 60_000 });
    await ask('POST /admin/reset');
    expect((await answer).json).toEqual({ requests: [{ delivery: expect.any(String) as string }] });
  });

  it('posts elements of another kind, or anything at all, where it is told', async () => {
    const { act, receiver, sent } = setUp();
    await act('send', { event: 'contato', wrongKind: true });
    await act('send', { event: 'contato', wrongKind: 'atividade' });
    await act('send', { event: 'contato', elements: [null, 7, { id: true }] });
    await act('send', { event: 'contato', elements: [] });
    expect(sent()).toEqual([SAMPLES.evento, SAMPLES.atividade, [null, 7, { id: true }], []]);
    expect(receiver.sent.every(({ url }) => url === URL_OF('contato'))).toBe(true);
    await act('send', { event: 'evento', wrongKind: true });
    expect(sent().at(-1)).toEqual(SAMPLES.contato);
  });

  it('refuses more requests than deliveries are kept', async () => {
    const { act, receiver } = setUp();
    const answer = await act('send', { event: 'evento', count: 10_000, perRequest: 1, repeat: 2 });
    expect(answer).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^That is 20000 requests/) as string },
    });
    expect(receiver.sent).toEqual([]);
  });

  it('says after "Testar" whether the answer was positive', async () => {
    const { act, receiver, sent } = setUp();
    for (const event of RUBEUS_EVENTS)
      expect((await act(`test/${event}`)).json).toMatchObject({
        positive: true,
        requests: [{ status: 200 }],
      });
    expect(sent()).toEqual(RUBEUS_EVENTS.map((event) => SAMPLES[event]));
    for (const attempt of [{ status: 404 }, { status: 302 }, { error: 'ECONNREFUSED: nobody' }]) {
      receiver.script = [attempt];
      expect((await act('test/contato')).json).toMatchObject({
        positive: false,
        requests: [attempt],
      });
    }
    expect((await act('test/aluno')).status).toBe(404);
  });

  it('follows no redirect, and repeats nothing unless told to', async () => {
    const { act, ask, deliveries, receiver, timers } = setUp();
    receiver.script = [{ status: 302 }, { status: 503 }];
    await act('send', { event: 'contato' });
    await act('send', { event: 'contato' });
    await timers.advance(86_400_000);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['lost', 'lost']);
    expect(receiver.sent).toHaveLength(2);

    const body = { rubeus: { retryAfterSeconds: [5] } };
    await ask('PATCH /admin/settings', { body });
    receiver.script = [{ status: 503 }];
    await act('send', { event: 'contato' });
    await timers.advance(5_000);
    expect(receiver.sent).toHaveLength(4);
  });

  it('sends to each trigger of an event, and refuses one of which none tells', async () => {
    const { act, ask, receiver } = setUp({});
    expect((await act('send', { event: 'contato' })).status).toBe(409);
    expect((await act('test/contato')).status).toBe(409);
    expect((await act('send', { event: 'aluno' })).status).toBe(400);
    const triggers = ['a', 'b'].map((each) => ({ event: 'contato', secretUrl: URL_OF(each) }));
    await ask('PATCH /admin/settings', { body: { rubeus: { triggers } } });
    await act('send', { event: 'contato' });
    expect(receiver.sent.map(({ url }) => url)).toEqual([URL_OF('a'), URL_OF('b')]);
  });

  it('shows no address, because an address is a secret', async () => {
    const { act, ask, deliveries, receiver } = setUp();
    const path = URL_OF('contato').slice('http://ingest.test'.length);
    receiver.script = [
      { status: 404, body: `Cannot POST ${path}` },
      { error: `ENOTFOUND: ${URL_OF('contato')}` },
    ];
    const told = [await act('send', { event: 'contato' }), await act('test/contato')];
    expect(told[0]?.json).toMatchObject({
      requests: [{ body: `Cannot POST ${'*'.repeat(path.length)}` }],
    });
    const [delivery] = await deliveries();
    expect(delivery?.url).toMatch(/^sha256:[0-9a-f]{64}$/);
    const triggers = [{ event: 'contato', secretUrl: URL_OF('contato') }];
    const bodies = [{ triggers }, { triggers: [{ event: 'aluno', secretUrl: URL_OF('x') }] }];
    const seen = [await ask('GET /admin/state'), await ask('GET /admin/settings')];
    for (const rubeus of bodies)
      seen.push(await ask('PATCH /admin/settings', { body: { rubeus } }));
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
    const texts = [...told, ...seen].map(({ text }) => text).join();
    expect(texts).not.toContain('s'.repeat(32));
  });

  it('takes no calls, and is as at the start after a reset', async () => {
    const { act, ask, deliveries } = setUp();
    expect((await ask('POST /rubeus/anything')).status).toBe(404);
    await act('send', { event: 'contato' });
    await ask('POST /admin/reset');
    expect(await deliveries()).toEqual([]);
  });
});
