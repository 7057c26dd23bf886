import { workbench } from '../testing/workbench';

const POSTBACK = 'http://receiver.test/webhooks/validation/exam-platform';
const order = (
  externalId = 'scr-1',
  candidate: object = { id: 256080, name: 'Ana', email: 'ana.souza@example.com' },
) => ({
  externalId,
  screening: 'exames',
  step: { id: 54392498, name: 'Exames' },
  job: { id: 8451877, name: 'Analista de Suporte' },
  candidate,
});
type Bench = ReturnType<typeof workbench>;

const bench = () => workbench({ examPostbackUrl: POSTBACK, examPostbackToken: 'result-token' });
const place = async ({ ask }: Bench, body: object = order(), key?: string) =>
  ask('POST /exams/orders', { body, headers: key ? { 'idempotency-key': key } : {} });
const settings = ({ ask }: Bench, exams: object) =>
  ask('PATCH /admin/settings', { body: { exams } });
const bodies = ({ receiver }: Bench) =>
  receiver.sent.map(({ body }) => JSON.parse(body) as { date: string; outcome: string });

describe('the simulated validation platform', () => {
  it('takes an order and delivers its result after a while, with the credential', async () => {
    const it = bench();
    const seen = await place(it);
    const { id } = seen.json as { id: string };
    expect(seen.status).toBe(201);
    await it.timers.advance(1_499);
    expect((await it.ask(`GET /exams/orders/${id}`)).json).toEqual({ id, externalId: 'scr-1' });
    await it.timers.advance(1);
    expect(it.receiver.sent[0]).toMatchObject({
      url: POSTBACK,
      headers: { 'content-type': 'application/json', 'x-ponte-token': 'result-token' },
    });
    const result = {
      externalId: 'scr-1',
      outcome: 'apto',
      score: 87.5,
      summary: 'Exames concluídos: apto para a função.',
      date: '2026-03-02T18:41:25.620Z',
    };
    expect(bodies(it)).toEqual([result]);
    expect((await it.ask('GET /exams/orders?externalId=scr-1')).json).toEqual({
      results: [{ id, ...result }],
    });
  });

  it('honours an Idempotency-Key when its mode says so', async () => {
    const it = bench();
    const first = await place(it, order(), 'scr-1');
    expect(await place(it, order(), 'scr-1')).toMatchObject({ status: 200, json: first.json });
    expect((await place(it, order('scr-2'), 'scr-1')).status).toBe(422);
    await settings(it, { mode: 'duplicates' });
    expect((await place(it, order(), 'scr-1')).json).not.toEqual(first.json);
    expect(it.sandbox.calls.find({ effect: 'order-created' })).toHaveLength(2);
  });

  it('follows the first rule that matches', async () => {
    const it = bench();
    const rules = [
      {
        match: { email: 'bia@example.com' },
        outcome: 'inapto',
        score: 12,
        delayMs: 100,
        duplicates: 1,
      },
      { match: { externalId: 'scr-3', step: 'Exames' }, never: true },
      { match: { candidateId: '9' }, webhook: false, delayMs: 0 },
    ];
    await settings(it, { rules });
    await place(it, order('scr-2', { email: 'bia@example.com' }));
    await place(it, order('scr-3'));
    await place(it, order('scr-4', { id: 9 }));
    await it.timers.advance(86_400_000);
    expect(bodies(it)).toMatchObject([
      { externalId: 'scr-2', outcome: 'inapto', score: 12 },
      { externalId: 'scr-2', outcome: 'inapto', score: 12 },
    ]);
    expect((await it.ask('GET /exams/orders?externalId=scr-3')).json).not.toMatchObject({
      results: [{ outcome: 'apto' }],
    });
    expect((await it.ask('GET /exams/orders?externalId=scr-4')).json).toMatchObject({
      results: [{ outcome: 'apto' }],
    });
  });

  it('delivers the result before it answers the order, where told', async () => {
    const it = bench();
    await settings(it, { rules: [{ resultFirst: true }] });
    let answered = false;
    const seen = place(it).then((reply) => ((answered = true), reply));
    expect(answered).toBe(false);
    await it.timers.advance(1);
    expect((await seen).status).toBe(201);
    expect(it.receiver.sent).toHaveLength(1);
  });

  it('corrects with a later date, repeats, and gives results by hand', async () => {
    const it = bench();
    await settings(it, { rules: [{ never: true }] });
    await place(it);
    const admin = (what: string, body?: object) =>
      it.ask(`POST /admin/exams/orders/scr-1/${what}`, { body });
    expect((await admin('correct', { outcome: 'inapto' })).status).toBe(409);
    expect((await admin('repeat')).status).toBe(409);
    await admin('result', { outcome: 'apto', date: '2026-03-02T18:41:24.120Z' });
    await admin('correct', { outcome: 'inapto' });
    await admin('repeat', { count: 2 });
    await it.timers.advance(1);
    const sent = bodies(it);
    expect(sent.map(({ outcome }) => outcome)).toEqual(['apto', 'inapto', 'inapto', 'inapto']);
    expect(sent[1]?.date).toBe('2026-03-02T18:41:24.121Z');
    expect(new Set(sent.slice(1).map(({ date }) => date)).size).toBe(1);
  });

  it('sends a result for an order that it never had', async () => {
    const it = bench();
    await it.ask('POST /admin/exams/results', { body: { externalId: 'unknown', outcome: 'apto' } });
    await it.timers.advance(1);
    expect(bodies(it)).toMatchObject([{ externalId: 'unknown', outcome: 'apto' }]);
  });

  it('repeats a delivery until it is answered with any 2xx', async () => {
    const it = bench();
    it.receiver.script = [{ status: 503 }, { error: 'ECONNREFUSED' }, { status: 204 }];
    await place(it);
    await it.timers.advance(1_500 + 30_000);
    expect(it.receiver.sent).toHaveLength(3);
    await it.timers.advance(86_400_000);
    expect(it.receiver.sent).toHaveLength(3);
  });

  it.each([
    [undefined, 401, { token: null }],
    [undefined, 401, { token: 'wrong' }],
    ['{"externalId":', 400, {}],
    [{}, 400, {}],
    [[], 400, {}],
  ])('answers %j with %i', async (body, status, options) => {
    expect((await bench().ask('POST /exams/orders', { body, ...options })).status).toBe(status);
  });

  it('sends nothing without a postback', async () => {
    const it = workbench();
    await place(it);
    await it.timers.advance(10_000);
    expect(it.receiver.sent).toEqual([]);
  });
});
