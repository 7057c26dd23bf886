import { workbench } from '../testing/workbench';
import { deliveryHeaders } from './postman';

const HOOKS = '/gupy/api/v1/webhooks';
const MOVE = 'POST /admin/gupy/applications/529925562/move';
const hook = (changes: object = {}) => ({
  action: 'application.moved',
  status: 'active',
  postbackUrl: 'http://receiver.test/webhooks/gupy/acme',
  techOwnerName: 'TI RH',
  techOwnerEmail: 'ti@example.com',
  ...changes,
});
type Bench = ReturnType<typeof workbench>;

const register = async ({ ask }: Bench, changes: object = {}): Promise<string> =>
  ((await ask(`POST ${HOOKS}`, { body: hook(changes) })).json as { id: string }).id;
const move = async ({ ask, timers }: Bench, more: object = {}) => {
  const seen = await ask(MOVE, { body: { step: { name: 'Exames' }, ...more } });
  await timers.advance(10);
  return seen;
};

describe('webhooks of the simulated Gupy', () => {
  it.each([
    [{}, { 'content-type': 'application/json;charset=utf-8' }],
    [{ 'x-ponte-token': 't' }, { 'x-ponte-token': 't' }],
    [
      { 'x-ponte-token': 't', 'content-type': 'application/json' },
      { 'x-ponte-token': 't', 'content-type': 'application/json' },
    ],
  ])('with clientHeaders %j a delivery carries %j and nothing else', (clientHeaders, carried) => {
    expect(deliveryHeaders({ clientHeaders })).toEqual(carried);
  });

  it('registers, lists, updates in full and deletes; clientHeaders never come out', async () => {
    const bench = workbench();
    const created = await bench.ask(`POST ${HOOKS}`, {
      body: hook({ clientHeaders: { token: 'abc123' } }),
    });
    const { id } = created.json as { id: string };
    const shown = {
      id,
      action: 'application.moved',
      postbackUrl: hook().postbackUrl,
      status: 'active',
    };
    expect(created).toMatchObject({ status: 201, json: shown });
    expect((await bench.ask(`GET ${HOOKS}`)).json).toEqual({
      results: [shown],
      totalResults: 1,
      page: 1,
      totalPages: 1,
    });
    const full = await bench.ask(`GET ${HOOKS}?fields=all`);
    expect(full.json).toMatchObject({ results: [{ techOwnerName: 'TI RH' }] });
    expect(full.text).not.toContain('abc123');
    expect((await bench.ask(`PUT ${HOOKS}/${id}`, { body: hook() })).json).toEqual(shown);
    await move(bench);
    expect(bench.receiver.sent[0]?.headers).toEqual({
      'content-type': 'application/json;charset=utf-8',
    });
    expect((await bench.ask(`DELETE ${HOOKS}/${id}`)).status).toBe(204);
    expect((await bench.ask(`DELETE ${HOOKS}/${id}`)).status).toBe(404);
  });

  it.each([
    [{ action: 'application.exploded' }],
    [{ status: 'on' }],
    [{ postbackUrl: 'nowhere' }],
    [{ postbackUrl: `http://x.test/${'a'.repeat(2_048)}` }],
    [{ clientHeaders: { 'bad name': 'x' } }],
    [{ clientHeaders: { ok: 'line\nbreak' } }],
    [{ clientHeaders: { ok: 5 } }],
  ])('refuses %j with a 400', async (changes) => {
    expect((await workbench().ask(`POST ${HOOKS}`, { body: hook(changes) })).status).toBe(400);
  });

  it('refuses an update that leaves out what the vendor demands', async () => {
    const bench = workbench();
    const id = await register(bench);
    for (const name of ['action', 'postbackUrl', 'status']) {
      expect(
        (await bench.ask(`PUT ${HOOKS}/${id}`, { body: hook({ [name]: undefined }) })).status,
      ).toBe(400);
    }
  });

  it('may echo another action than the registered one', async () => {
    const bench = workbench();
    await bench.ask('PATCH /admin/settings', { body: { gupy: { echoAnotherAction: true } } });
    const { json } = await bench.ask(`POST ${HOOKS}`, { body: hook() });
    expect(json).not.toMatchObject({ action: 'application.moved' });
  });

  it('delivers an event to every active hook of its action and to no other', async () => {
    const bench = workbench();
    await register(bench);
    await register(bench);
    await register(bench, { action: 'candidate.hired' });
    await register(bench, { status: 'inactive' });
    const seen = (await move(bench)).json as { event: { id: string } };
    expect(bench.receiver.sent.map(({ body }) => (JSON.parse(body) as { id: string }).id)).toEqual([
      seen.event.id,
      seen.event.id,
    ]);
  });

  it.each([
    ['inactivate', 1, 'inactive'],
    ['remove', 0, undefined],
    ['nothing', 1, 'active'],
  ])('%s: what seven days of nothing but errors do', async (afterErrors, left, status) => {
    const bench = workbench();
    const gupy = { afterErrors, retryAfterMinutes: [60 * 24 * 6, 60 * 24 * 7] };
    await bench.ask('PATCH /admin/settings', { body: { gupy } });
    await register(bench);
    bench.receiver.script = [{ status: 401 }, { status: 401 }, { status: 401 }];
    await move(bench);
    await bench.timers.advance(6 * 86_400_000);
    const hooks = async () =>
      ((await bench.ask(`GET ${HOOKS}`)).json as { results: { status: string }[] }).results;
    expect(await hooks()).toMatchObject([{ status: 'active' }]);
    await bench.timers.advance(86_400_000);
    expect(await hooks()).toHaveLength(left);
    expect((await hooks())[0]?.status).toBe(status);
  });

  it('stops repeating when the vendor inactivates the hook, and delivers again once it is active', async () => {
    const bench = workbench();
    const id = await register(bench);
    bench.receiver.script = [{ status: 500 }];
    await move(bench);
    await bench.ask(`POST /admin/gupy/webhooks/${id}/inactivate`);
    await bench.timers.advance(3 * 3_600_000);
    await move(bench);
    expect(bench.receiver.sent).toHaveLength(1);
    await bench.ask(`PUT ${HOOKS}/${id}`, { body: hook() });
    await move(bench);
    expect(bench.receiver.sent).toHaveLength(2);
  });

  it.each([
    ['snapshot', 'old'],
    ['current', 'new'],
  ])('with retryHeaders %s a repeat carries the %s token', async (retryHeaders, expected) => {
    const bench = workbench();
    await bench.ask('PATCH /admin/settings', { body: { gupy: { retryHeaders } } });
    const id = await register(bench, { clientHeaders: { token: 'old' } });
    bench.receiver.script = [{ status: 401 }];
    await move(bench);
    await bench.ask(`PUT ${HOOKS}/${id}`, { body: hook({ clientHeaders: { token: 'new' } }) });
    await bench.timers.advance(60_000);
    expect(bench.receiver.sent.map(({ headers }) => headers['token'])).toEqual(['old', expected]);
  });

  it('delivers twice and out of order where told', async () => {
    const bench = workbench();
    await register(bench);
    await move(bench, { delayMs: 1_000, eventId: '7d0f3a0e-1111-4222-8333-444455550001' });
    await move(bench, {
      duplicates: 1,
      delayMs: 0,
      eventId: '7d0f3a0e-1111-4222-8333-444455550002',
    });
    await bench.timers.advance(1_000);
    expect(
      bench.receiver.sent.map(({ body }) => (JSON.parse(body) as { id: string }).id.slice(-1)),
    ).toEqual(['2', '2', '1']);
  });

  it('sends a rewritten postback elsewhere and still shows the registered one', async () => {
    const bench = workbench({
      rewritePostbacks: ['https://hooks.example.com=http://127.0.0.1:3000'],
    });
    await register(bench, { postbackUrl: 'https://hooks.example.com/webhooks/gupy/acme' });
    await move(bench);
    expect(bench.receiver.sent[0]?.url).toBe('http://127.0.0.1:3000/webhooks/gupy/acme');
    expect((await bench.ask(`GET ${HOOKS}`)).text).toContain(
      'https://hooks.example.com/webhooks/gupy/acme',
    );
  });

  it('tells nobody when a candidate is reproved', async () => {
    const bench = workbench();
    await register(bench);
    await bench.ask('POST /admin/gupy/applications/529925562/leave', {
      body: { status: 'reproved' },
    });
    await bench.timers.advance(10);
    expect(bench.receiver.sent).toEqual([]);
  });
});
