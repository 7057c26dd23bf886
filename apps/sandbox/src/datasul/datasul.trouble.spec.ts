import { datasulBench, entriesOf, item, line, RESULTS } from '../testing/datasul-bench';

const poisoned = [
  item([line('10103', '1,00')]),
  item([line('10206', '2,00')], { codfuncionario: '10|1|666' }),
  item([line('10207', '3,00')]),
];

describe('trouble with the simulated Datasul', () => {
  it.each([
    [{ kind: 'status', status: 500 }, 500, 0],
    [{ kind: 'status', status: 500, processed: true }, 500, 1],
    [{ kind: 'status', status: 401 }, 401, 0],
    [{ kind: 'status', status: 403 }, 403, 0],
    [{ kind: 'html', status: 500, processed: true }, 500, 1],
    [{ kind: 'empty' }, 200, 1],
    [{ kind: 'truncated' }, 200, 1],
    [{ kind: 'reset-before' }, undefined, 0],
    [{ kind: 'reset-after' }, undefined, 1],
    [{ kind: 'hang' }, undefined, 0],
    [{ kind: 'hang', processed: true }, undefined, 1],
  ])('%j answers %s and leaves %d rows', async (fault, status, rows) => {
    const it = datasulBench();
    await it.fault(fault);
    expect((await it.post(item())).status).toBe(status);
    expect((await it.table()).totals.rows).toBe(rows);
  });

  it.each([
    ['latin1', 'application/json; charset=ISO-8859-1'],
    ['latin1-unsaid', 'application/json'],
  ])('writes its answer in %s', async (encoding, type) => {
    const it = datasulBench();
    await it.set({ events: [] });
    await it.fault({ kind: 'recoded', encoding, count: 1 });
    const body = Buffer.from(JSON.stringify({ items: [item()] }));
    const headers = {
      authorization: `Basic ${Buffer.from('ponte:sandbox-datasul-password').toString('base64')}`,
    };
    const raw = { method: 'POST', url: RESULTS, headers, body, ip: '127.0.0.1' };
    const answer = await it.sandbox.handle(raw);
    if (!answer || answer.kind !== 'reply') throw new Error('there must be an answer');
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.body.toString('latin1')).toContain('Verba inválida.');
    expect(answer.body.toString('utf8')).not.toContain('Verba inválida.');
  });

  it('writes a page of the application server, also in ISO-8859-1', async () => {
    const it = datasulBench();
    const body = '<html><body>Erro na execução</body></html>';
    await it.fault({ kind: 'html', status: 500, body, encoding: 'latin1-unsaid', count: 1 });
    const seen = await it.post(item());
    expect(seen).toMatchObject({ status: 500, headers: { 'content-type': 'text/html' } });
    expect(seen.text).toBe('<html><body>Erro na execu\ufffd\ufffdo</body></html>');
    const refused = await it.ask('POST /admin/faults', {
      body: { system: 'datasul', kind: 'html', body: { no: 'text' } },
    });
    expect(refused).toMatchObject({ status: 400, json: { faults: [{ path: '/body' }] } });
  });

  it('meets only calls in which a text stands', async () => {
    const it = datasulBench();
    await it.fault({ kind: 'status', status: 503, when: { contains: '10|1|666' } });
    expect((await it.post(item())).status).toBe(200);
    expect((await it.post(...poisoned)).status).toBe(503);
  });

  it('takes its time before the effect or after it', async () => {
    const it = datasulBench();
    await it.set({ answerMs: 300, answerMsPerEntry: 10 });
    await it.fault({ kind: 'latency', ms: 1_000 });
    await it.fault({ kind: 'latency', ms: 2_000, processed: true });
    const seen = it.post(item([line(), line('10206')]));
    await it.timers.advance(999);
    expect((await it.table()).totals.rows).toBe(0);
    await it.timers.advance(1);
    expect((await it.table()).totals.rows).toBe(2);
    await it.timers.advance(2_319);
    expect(it.sandbox.calls.find({})[0]?.status).toBeNull();
    await it.timers.advance(1);
    expect((await seen).status).toBe(200);
    expect(it.sandbox.calls.find({})[0]?.ms).toBe(3_320);
  });

  it('has licences for so many calls at once', async () => {
    const it = datasulBench();
    await it.set({ licences: 1, answerMs: 500, errorShape: 'upper-camel' });
    const first = it.post(item());
    await it.timers.advance(0);
    const seen = await it.post(item([line('10206')]));
    expect(seen).toMatchObject({
      status: 503,
      json: { Message: 'Limite de licenças excedido.' },
    });
    await it.timers.advance(500);
    expect((await first).status).toBe(200);
    await it.set({ licences: 0, licenceStatus: 400 });
    expect((await it.post(item())).status).toBe(400);
    expect((await it.table()).totals.posts).toBe(1);
  });

  it('counts callers that wait at the same time, until they leave', async () => {
    const it = datasulBench();
    const seen = async () => (await it.ask('GET /admin/calls/at-once')).json;
    await it.set({ answerMs: 100 });
    const calls = [1, 2, 3].map((n) => it.post(item([line(`10${100 + n}`)])));
    await it.timers.advance(0);
    expect(await seen()).toEqual({ datasul: { open: 3, most: 3 } });
    await it.timers.advance(100);
    await Promise.all(calls);
    expect(await seen()).toEqual({ datasul: { open: 0, most: 3 } });
    await it.ask('DELETE /admin/calls');
    expect(await seen()).toEqual({ datasul: { open: 0, most: 0 } });
  });

  it('refuses a whole call because of one item, having posted nothing or what stood before it', async () => {
    const it = datasulBench();
    const refusesCallFor = { rubricas: [], codfuncionarios: ['10|1|0666'] };
    await it.set({ refusesCallFor });
    expect(await it.post(...poisoned)).toMatchObject({
      status: 400,
      json: { code: 400, message: expect.stringContaining('items[1]') as string },
    });
    expect((await it.table()).totals.rows).toBe(0);
    await it.set({ refusedCallPosts: true });
    expect((await it.post(...poisoned)).status).toBe(400);
    expect((await it.table()).rows).toMatchObject([{ evento: '103' }]);
    expect(entriesOf(await it.post(poisoned[2]))).toMatchObject([{ status: 'S' }]);
  });

  it('refuses more items than it takes, what is no JSON, and what has no items', async () => {
    const it = datasulBench();
    await it.set({ mostItems: 2 });
    expect((await it.post(...poisoned)).status).toBe(400);
    for (const body of ['{"items":', {}, { items: [] }, { items: [{}] }])
      expect((await it.ask(`POST ${RESULTS}`, { body })).status).toBe(400);
    expect((await it.table()).totals.rows).toBe(0);
    expect((await it.ask('GET /datasul/api')).status).toBe(404);
  });

  it.each([
    ['totvs', { code: 503, message: 'Serviço indisponível.' }],
    ['error', { error: { code: 503, message: 'Serviço indisponível.' } }],
    ['erros', { Erros: [{ mensagem: 'Serviço indisponível.' }] }],
    ['row-errors', { RowErrors: [{ ErrorDescription: 'Serviço indisponível.' }] }],
    ['upper-camel', { Code: 503, Message: 'Serviço indisponível.' }],
  ] as const)('tells errors in the shape %s', async (errorShape, json) => {
    const it = datasulBench();
    await it.set({ errorShape });
    await it.fault({ kind: 'status', status: 503, retryAfterSeconds: 7 });
    expect(await it.post(item())).toMatchObject({ headers: { 'retry-after': '7' }, json });
  });
});
