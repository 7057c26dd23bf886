import { answering, type Script } from '@ponte/clients/testing';
import { deskRequestWith } from '../testing/desk-request';
import { LONG_AGO, NOW, ScriptedDesk } from '../testing/scripted-desk';

const BASE =
  'kind: http, token: { env: DESK_TOKEN }, create: { url: "$URL/desk/tickets" }, update: { url: "$URL/desk/tickets/{id}" }';
const FIND = ', find: { url: "$URL/desk/tickets?reference={reference}" }';
const deskRequest = deskRequestWith('52998224725');
const { reference } = deskRequest;
const ours = { id: 'REQ-7', reference, status: 'requested' };
const broken: Script = (_request, _response, socket) => socket.destroy();

describe('HttpServiceDesk', () => {
  const desk = ScriptedDesk.forEachTest();
  const connect = (more = '') => desk.connect(`{ ${BASE}${more} }`);

  describe('create', () => {
    it('sends every field under its own name, and nothing of a person in the address', async () => {
      expect(await connect().create(deskRequest)).toMatchObject({
        ok: true,
        body: { ticketId: 'REQ-1' },
      });
      expect(desk.calls).toEqual([
        ['POST /desk/tickets', { ...deskRequest, items: [{ sku: 'notebook-14', quantity: 1 }] }],
      ]);
      expect(desk.server.received[0]?.headers.authorization).toBe('Bearer s3cret');
    });

    it('takes the credential as configured', async () => {
      await connect(', user: ponte').create(deskRequest);
      await connect(', tokenHeader: x-api-key, tokenScheme: ""').create(deskRequest);
      const [basic, plain] = desk.server.received.map(({ headers }) => headers);
      expect(basic?.authorization).toBe(`Basic ${Buffer.from('ponte:s3cret').toString('base64')}`);
      expect(plain).toMatchObject({ 'x-api-key': 's3cret' });
      expect(plain?.authorization).toBeUndefined();
    });

    it.each([
      ['a 500', answering(500)],
      ['an answer without an id', answering(201, {})],
      ['a broken connection', broken],
    ])(
      'after %s looks where it can look, and repeats only what the desk tells apart',
      async (_, script) => {
        desk.server.script = script;
        const classOf = async (more: string) => {
          const result = await connect(more).create(deskRequest);
          return result.ok ? 'ok' : result.class;
        };
        expect(await classOf('')).toBe('ambiguous');
        expect(await classOf(FIND)).toBe('ambiguous');
        expect(await classOf(`${FIND}, idempotencyHeader: Idempotency-Key`)).toBe('ambiguous');
        expect(await classOf(', idempotencyHeader: Idempotency-Key')).toBe('transient');
        expect(desk.server.received.at(-1)?.headers['idempotency-key']).toBe(reference);
        const repeats = (more: string) => connect(more).abilities.repeatCreate;
        expect(repeats(FIND)).toBe(false);
        expect(repeats(`${FIND}, idempotencyHeader: Idempotency-Key`)).toBe(false);
        expect(repeats(', idempotencyHeader: Idempotency-Key')).toBe(true);
      },
    );

    it('repeats a PUT at an address of its own', async () => {
      desk.server.script = answering(500);
      const put = (url: string) =>
        desk
          .connect(`{ kind: http, create: { url: "$URL/${url}", method: PUT } }`)
          .create(deskRequest);
      expect(await put('t/{reference}')).toMatchObject({ class: 'transient' });
      expect(await put('t')).toMatchObject({ class: 'ambiguous' });
      expect(desk.calls[0]?.[0]).toBe(`PUT /t/${reference}`);
      const searched = '{ kind: http, create: { url: "$URL/t/{reference}", method: PUT }';
      expect(desk.connect(`${searched}${FIND} }`).abilities.repeatCreate).toBe(true);
    });

    it('looks after a conflict if it can', async () => {
      desk.server.script = answering(409, {});
      expect(await connect(FIND).create(deskRequest)).toMatchObject({ class: 'ambiguous' });
      expect(await connect().create(deskRequest)).toMatchObject({ class: 'permanent' });
    });

    it('takes only the configured statuses for success, a 409 with the id as well', async () => {
      const strict = desk.connect(
        '{ kind: http, create: { url: "$URL/t", idPointer: /ticket/no, success: [201, 409] } }',
      );
      desk.server.script = answering(202, { ticket: { no: 5 } });
      expect(await strict.create(deskRequest)).toMatchObject({ class: 'ambiguous' });
      desk.server.script = answering(409, { ticket: { no: 5 } });
      expect(await strict.create(deskRequest)).toMatchObject({ ok: true, body: { ticketId: '5' } });
    });

    it('tells nothing of the person and the credential in a failure', async () => {
      desk.server.script = answering(422, {
        error: 'CPF 52998224725 of Ana is known',
        key: 's3cret',
      });
      const failure = await connect().create(deskRequest);
      expect(failure).toMatchObject({ ok: false, class: 'permanent' });
      expect(JSON.stringify(failure)).not.toMatch(/52998224725|Ana|s3cret/);
    });
  });

  describe('find', () => {
    const found = async (status: number, body: unknown, attemptedAt = LONG_AGO, more = FIND) => {
      desk.server.script = answering(status, body);
      const result = await connect(more).find(reference, attemptedAt);
      return result.ok ? result.body : result.class;
    };

    it.each([
      ['a list', [ours]],
      ['a list in an object', { tickets: [{ id: 'x', reference: 'other' }, ours] }],
      ['one ticket', ours],
      ['one ticket that has our positions', { ...ours, items: [{ sku: 'x' }], data: [] }],
      ['one ticket without positions', { ...ours, items: [] }],
    ])('finds ours in %s', async (_, body) => {
      expect(await found(200, body)).toEqual({ found: 'one', ticketId: 'REQ-7', others: [] });
      expect(desk.calls[0]?.[0]).toBe(`GET /desk/tickets?reference=${reference}`);
    });

    it('tells that there are several', async () => {
      expect(await found(200, [ours, { ...ours, id: 'REQ-8' }])).toMatchObject({
        others: ['REQ-8'],
      });
    });

    it('is sure only of an empty list, or of a 404 that is an answer', async () => {
      expect(await found(200, [])).toEqual({ found: 'none' });
      const byAddress = ', find: { url: "$URL/desk/tickets/{reference}" }';
      expect(await found(404, { error: 'none' }, LONG_AGO, byAddress)).toEqual({ found: 'none' });
      expect(await found(404, undefined, LONG_AGO, byAddress)).toMatchObject({ found: 'unsure' });
      expect(await found(200, [{ id: 'x', reference: 'other' }])).toMatchObject({
        found: 'unsure',
      });
      expect(await found(200, [{ id: 'x' }])).toMatchObject({ found: 'unsure' });
      expect(await found(200, 'text')).toBe('transient');
    });

    it("takes a search's own 404 for a gateway's, and asks again", async () => {
      const gateway = { message: 'no Route matched' };
      expect(await found(404, gateway)).toMatchObject({ found: 'unsure', retryAfterMs: 30_000 });
    });

    it('does not trust "none" before it can be settled, and says when to ask again', async () => {
      const more = FIND.replace(' }', ', settle: 30s }');
      const ago = (ms: number) => new Date(NOW - ms);
      expect(await found(200, [], ago(10_000), more)).toMatchObject({
        found: 'unsure',
        retryAfterMs: 20_000,
      });
      expect(await found(200, [], ago(30_000), more)).toEqual({ found: 'none' });
      // A clock that runs ahead must not make it wait for a day.
      expect(await found(200, [], ago(-86_400_000), more)).toMatchObject({ retryAfterMs: 30_000 });
    });

    it('cannot tell without a configured search', async () => {
      expect(await found(200, [], LONG_AGO, '')).toMatchObject({ found: 'unsure' });
      expect(desk.calls).toEqual([]);
    });
  });

  it('changes a ticket as a whole, which may be repeated', async () => {
    const change = { request: deskRequest, changes: 'Início: 06/04 → 13/04', version: 2 };
    desk.server.script = answering(204);
    expect(await connect().update('REQ-7', change)).toMatchObject({ ok: true });
    expect(desk.calls[0]).toEqual([
      'PUT /desk/tickets/REQ-7',
      expect.objectContaining({ reference, comment: change.changes, role: 'Analista' }),
    ]);
    desk.server.script = answering(502);
    const post = connect(', timeoutMs: 5000').update('REQ-7', change);
    expect(await post).toMatchObject({ class: 'transient' });
  });

  it.each([
    [200, { state: 'cancelled' }],
    [404, { state: 'ended' }],
    [410, { state: 'ended' }],
    [409, { state: 'impossible' }],
  ])('takes %i to a cancellation for what it is', async (status, body) => {
    desk.server.script = answering(status, {});
    expect(await connect().cancel('REQ-7', 'desistiu')).toMatchObject({ ok: true, body });
    expect(desk.calls[0]).toEqual([
      'PATCH /desk/tickets/REQ-7',
      { status: 'cancelled', comment: 'desistiu' },
    ]);
  });

  it('reads state and positions', async () => {
    const items = [{ sku: 'notebook-14', status: 'ordered' }, { sku: 'x' }];
    desk.server.script = answering(200, { ...ours, items, updatedAt: '2026-03-21T10:00:00Z' });
    expect(await connect().read('REQ-7')).toMatchObject({
      ok: true,
      body: {
        ticketId: 'REQ-7',
        reference,
        status: 'requested',
        items: [{ sku: 'notebook-14', status: 'ordered' }],
        date: '2026-03-21T10:00:00Z',
      },
    });
  });

  it('says what its configuration does not allow', async () => {
    const bare = desk.connect('{ kind: http, create: { url: "$URL/t" } }');
    expect(bare.abilities).toEqual({
      ...{ repeatCreate: false, find: false, update: false, cancel: false, read: false },
    });
    expect(await bare.cancel('1', 'x')).toMatchObject({
      class: 'permanent',
      fault: 'not-sendable',
    });
    expect(await connect().read('..')).toMatchObject({ fault: 'not-sendable' });
    expect(desk.calls).toEqual([]);
  });
});
