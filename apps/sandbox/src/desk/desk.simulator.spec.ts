import { workbench } from '../testing/workbench';

const POSTBACK = 'http://receiver.test/webhooks/service-desk/desk';
const request = (reference = 'ref-1', more: object = {}) => ({
  reference,
  name: 'Ana',
  cpf: '52998224725',
  items: [
    { sku: 'notebook-14', quantity: 1 },
    { sku: 'headset', quantity: 2 },
  ],
  ...more,
});
type Bench = ReturnType<typeof workbench>;

const bench = () => workbench({ deskPostbackUrl: POSTBACK, deskPostbackToken: 'desk-webhook' });
const open = ({ ask }: Bench, body: object = request(), key?: string) =>
  ask('POST /desk/tickets', { body, headers: key ? { 'idempotency-key': key } : {} });
const settings = ({ ask }: Bench, desk: object) => ask('PATCH /admin/settings', { body: { desk } });
const told = ({ receiver }: Bench) =>
  receiver.sent.map(({ body }) => JSON.parse(body) as { status: string; updatedAt: string });

describe('the simulated service desk', () => {
  it('opens a ticket, shows it without the person, and finds it by reference', async () => {
    const it = bench();
    const seen = await open(it);
    expect(seen).toMatchObject({
      status: 201,
      json: {
        id: 'REQ-1001',
        reference: 'ref-1',
        status: 'requested',
        items: [
          { sku: 'notebook-14', quantity: 1, status: 'requested' },
          { sku: 'headset', quantity: 2, status: 'requested' },
        ],
      },
    });
    expect(seen.text).not.toMatch(/Ana|52998224725/);
    expect((await it.ask('GET /desk/tickets?reference=ref-1')).json).toEqual({
      tickets: [seen.json],
    });
    expect((await it.ask('GET /desk/tickets/REQ-1001')).json).toEqual(seen.json);
    expect((await it.ask('GET /desk/tickets?reference=other')).json).toEqual({ tickets: [] });
  });

  it('makes a second ticket of a repeated request, and tells of it, unless it honours keys', async () => {
    const it = bench();
    await open(it, request(), 'ref-1');
    await open(it, request(), 'ref-1');
    expect((await it.ask('GET /admin/desk/duplicates')).json).toEqual({
      total: 1,
      results: [{ reference: 'ref-1', ids: ['REQ-1001', 'REQ-1002'] }],
    });
    expect(it.sandbox.calls.find({ effect: 'ticket-created' })).toHaveLength(2);
    await settings(it, { mode: 'idempotent' });
    const first = await open(it, request('ref-2'), 'ref-2');
    expect(await open(it, request('ref-2'), 'ref-2')).toMatchObject({
      status: 200,
      json: first.json,
    });
    expect((await open(it, request('ref-3'), 'ref-2')).status).toBe(422);
  });

  it('shows a new ticket to a search only after the lag, to a read at once', async () => {
    const it = bench();
    await settings(it, { searchLagMs: 5_000 });
    await open(it);
    expect((await it.ask('GET /desk/tickets?reference=ref-1')).json).toEqual({ tickets: [] });
    expect((await it.ask('GET /desk/tickets/REQ-1001')).status).toBe(200);
    await it.timers.advance(5_000);
    expect((await it.ask('GET /desk/tickets?reference=ref-1')).json).toMatchObject({
      tickets: [{ id: 'REQ-1001' }],
    });
  });

  it('takes changes whole: positions that stay keep their state', async () => {
    const it = bench();
    await open(it);
    await it.ask('POST /admin/desk/tickets/ref-1/order', {
      body: { skus: ['headset'], silent: true },
    });
    const items = [
      { sku: 'headset', quantity: 1 },
      { sku: 'dock', quantity: 1 },
    ];
    const seen = await it.ask('PUT /desk/tickets/REQ-1001', {
      body: request('ref-1', { items, comment: 'Kit: padrao → gestor' }),
    });
    expect(seen.json).toMatchObject({
      status: 'requested',
      items: [
        { sku: 'headset', quantity: 1, status: 'ordered' },
        { sku: 'dock', quantity: 1, status: 'requested' },
      ],
      comments: [{ text: 'Kit: padrao → gestor' }],
    });
    expect((await it.ask('PUT /desk/tickets/REQ-1001', { body: request('ref-2') })).status).toBe(
      422,
    );
  });

  it('cancels once, and not what was delivered', async () => {
    const it = bench();
    const cancel = (id: string) =>
      it.ask(`PATCH /desk/tickets/${id}`, { body: { status: 'cancelled', comment: 'desistiu' } });
    await open(it);
    expect((await cancel('REQ-1001')).json).toMatchObject({ status: 'cancelled' });
    expect((await cancel('REQ-1001')).status).toBe(200);
    expect(it.sandbox.calls.find({ effect: 'ticket-cancelled' })).toHaveLength(1);
    await open(it, request('ref-2'));
    await it.ask('POST /admin/desk/tickets/ref-2/deliver');
    expect((await cancel('REQ-1002')).status).toBe(409);
  });

  it('tells of each change of state, with the credential, and repeats until it is taken', async () => {
    const it = bench();
    it.receiver.script = [{ status: 503 }, { error: 'ECONNREFUSED' }, { status: 202 }];
    await open(it);
    await it.ask('POST /admin/desk/tickets/ref-1/order', { body: { skus: ['notebook-14'] } });
    await it.timers.advance(30_000);
    expect(it.receiver.sent).toHaveLength(3);
    expect(it.receiver.sent[0]).toMatchObject({
      url: POSTBACK,
      headers: { 'content-type': 'application/json', 'x-ponte-token': 'desk-webhook' },
    });
    expect(told(it)[2]).toMatchObject({
      id: 'REQ-1001',
      reference: 'ref-1',
      status: 'requested',
      items: [
        { sku: 'notebook-14', status: 'ordered' },
        { sku: 'headset', status: 'requested' },
      ],
    });
    await it.ask('POST /admin/desk/tickets/ref-1/deliver');
    await it.ask('POST /admin/desk/tickets/ref-1/deliver');
    await it.timers.advance(1);
    expect(told(it).slice(3)).toMatchObject([{ status: 'delivered' }]);
    expect(
      (await it.ask('POST /admin/desk/tickets/ref-1/order', { body: { skus: ['x'] } })).status,
    ).toBe(404);
  });

  it('repeats itself, and tells of a ticket that it never had', async () => {
    const it = bench();
    await open(it);
    await it.ask('POST /admin/desk/tickets/REQ-1001/repeat', { body: { count: 2 } });
    await it.ask('POST /admin/desk/updates', {
      body: { id: 'REQ-9', status: 'ordered', date: '2026-01-01T00:00:00Z' },
    });
    await it.timers.advance(1);
    expect(told(it)).toMatchObject([
      { id: 'REQ-1001' },
      { id: 'REQ-1001' },
      { id: 'REQ-9', reference: null, updatedAt: '2026-01-01T00:00:00Z' },
    ]);
  });

  it('works by itself where told', async () => {
    const it = workbench({ deskPostbackUrl: POSTBACK, deskWorksAfterMs: 1_000 });
    await open(it);
    await it.timers.advance(2_001);
    expect(told(it).map(({ status }) => status)).toEqual(['ordered', 'delivered']);
  });

  it.each([
    ['POST /desk/tickets', 401, { token: null }],
    ['POST /desk/tickets', 401, { token: 'wrong', body: request() }],
    ['POST /desk/tickets', 400, { body: [] }],
    ['GET /desk/tickets', 400, {}],
    ['GET /desk/tickets/REQ-9', 404, {}],
    ['PATCH /desk/tickets/REQ-9', 404, { body: {} }],
    ['DELETE /desk/tickets/REQ-9', 404, {}],
  ])('answers %s with %i', async (operation, status, options) => {
    expect((await bench().ask(operation, options)).status).toBe(status);
  });

  it('can be made to take a ticket without saying so', async () => {
    const it = bench();
    const fault = {
      system: 'desk',
      method: 'POST',
      route: '/tickets',
      kind: 'reset-after',
      count: 1,
    };
    await it.ask('POST /admin/faults', { body: fault });
    expect((await open(it)).kind).toBe('reset');
    expect((await it.ask('GET /desk/tickets?reference=ref-1')).json).toMatchObject({
      tickets: [{ id: 'REQ-1001' }],
    });
  });
});
