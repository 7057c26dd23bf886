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
      expect((await act('fire', { event })).status).toBe(200);
      expect(sent()).toEqual([SAMPLES[event]]);
      expect(receiver.sent[0]).toMatchObject({
        url: URL_OF(event),
        headers: { 'content-type': 'application/json' },
      });
    },
  );

  it('puts many into one array, an array each, or bare objects', async () => {
    const { act, sent } = setUp();
    for (const form of ['array', 'one-each', 'object'])
      await act('fire', { event: 'atividade', count: 2, changes: { concluido: '1' }, form });
    const [first, second] = ['108', '109'].map((id) => ({
      ...SAMPLES.atividade[0],
      ...{ id, concluido: '1' },
    }));
    expect(sent()).toEqual([[first, second], [first], [second], first, second]);
  });

  it('repeats bodies, at once or later, and a delivery that was sent before', async () => {
    const { act, sent, timers } = setUp();
    const fired = await act('fire', { event: 'evento', repeats: 2, repeatEveryMs: 1_000 });
    expect(sent()).toHaveLength(1);
    await timers.advance(2_000);
    expect(sent()).toEqual([SAMPLES.evento, SAMPLES.evento, SAMPLES.evento]);
    const [id] = (fired.json as { deliveries: string[] }).deliveries;
    expect((await act(`deliveries/${id}/repeat`)).status).toBe(200);
    expect(sent()).toHaveLength(4);
    expect((await act('deliveries/nobody/repeat')).status).toBe(404);
    const waited = await act('fire', { event: 'evento', repeats: 1, wait: true });
    expect(waited.json).toMatchObject({ attempts: [{ status: 200 }, { status: 200 }] });
  });

  it('posts elements of another kind, or anything at all, where it is told', async () => {
    const { act, receiver, sent } = setUp();
    await act('fire', { event: 'contato', of: 'evento' });
    await act('fire', { event: 'contato', elements: [null, 7, { id: true }] });
    expect(sent()).toEqual([SAMPLES.evento, [null, 7, { id: true }]]);
    expect(receiver.sent.every(({ url }) => url === URL_OF('contato'))).toBe(true);
  });

  it('says after "Testar" whether the answer was positive', async () => {
    const { act, receiver } = setUp();
    expect((await act('test', { event: 'contato' })).json).toMatchObject({
      positive: true,
      attempts: [{ status: 200 }],
    });
    receiver.script = [{ status: 404 }, { error: 'ECONNREFUSED: nobody there' }];
    for (const attempt of [{ status: 404 }, { error: 'ECONNREFUSED: nobody there' }])
      expect((await act('test', { event: 'contato' })).json).toMatchObject({
        positive: false,
        attempts: [attempt],
      });
  });

  it('follows no redirect, and repeats nothing unless told to', async () => {
    const { act, ask, deliveries, receiver, timers } = setUp();
    receiver.script = [{ status: 302 }, { status: 503 }];
    await act('fire', { event: 'contato' });
    await act('fire', { event: 'contato' });
    await timers.advance(86_400_000);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['lost', 'lost']);
    expect(receiver.sent).toHaveLength(2);

    const body = { rubeus: { retryAfterSeconds: [5] } };
    await ask('PATCH /admin/settings', { body });
    receiver.script = [{ status: 503 }];
    await act('fire', { event: 'contato' });
    await timers.advance(5_000);
    expect(receiver.sent).toHaveLength(4);
  });

  it('sends to each trigger of an event, and refuses one of which none tells', async () => {
    const { act, ask, receiver } = setUp({});
    expect((await act('fire', { event: 'contato' })).status).toBe(409);
    expect((await act('test', { event: 'contato' })).status).toBe(409);
    expect((await act('fire', { event: 'aluno' })).status).toBe(400);
    const triggers = ['a', 'b'].map((each) => ({ event: 'contato', secretUrl: URL_OF(each) }));
    await ask('PATCH /admin/settings', { body: { rubeus: { triggers } } });
    await act('fire', { event: 'contato' });
    expect(receiver.sent.map(({ url }) => url)).toEqual([URL_OF('a'), URL_OF('b')]);
  });

  it('shows no address, because an address is a secret', async () => {
    const { act, ask, deliveries } = setUp();
    await act('fire', { event: 'contato' });
    const [delivery] = await deliveries();
    expect(delivery?.url).toMatch(/^sha256:[0-9a-f]{64}$/);
    const seen = [await ask('GET /admin/state'), await ask('GET /admin/settings')];
    expect(seen.map(({ text }) => text).join()).not.toContain('s'.repeat(32));
  });

  it('takes no calls, and is as at the start after a reset', async () => {
    const { act, ask, deliveries } = setUp();
    expect((await ask('POST /rubeus/anything')).status).toBe(404);
    await act('fire', { event: 'contato' });
    await ask('POST /admin/reset');
    expect(await deliveries()).toEqual([]);
  });
});
