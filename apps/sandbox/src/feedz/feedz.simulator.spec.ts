import { feedzBench, person, withStructure } from '../testing/feedz-bench';

const PERSONS = '/feedz/api/persons';
const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, n) => person(String(100 + n), more));

describe('the simulated Feedz', () => {
  it('takes a lot, works on it later, and tells how it ended', async () => {
    const it = feedzBench();
    await withStructure(it);
    const seen = await it.ask(`POST ${PERSONS}`, { body: [person('1')] });
    expect(seen).toMatchObject({ status: 201, json: { processId: expect.any(String) as string } });
    const { processId } = seen.json as { processId: string };
    expect(await it.process(processId)).toEqual({ processId, status: 'pending', errors: [] });
    expect(await it.process(processId)).toMatchObject({ status: 'processing' });
    expect(await it.person('1')).toBeUndefined();
    await it.timers.advance(200);
    expect(await it.process(processId)).toEqual({ processId, status: 'finished', errors: [] });
    expect(await it.person('1')).toMatchObject({ name: 'Ana Souza', writes: 1 });
    expect(it.sandbox.calls.find({ effect: 'feedz-lot:persons' })).toMatchObject([
      { effect: 'feedz-lot:persons:1' },
    ]);
  });

  it('says pending as often as it is set to, and takes its time per record', async () => {
    const it = feedzBench();
    await it.set({ processMs: 0, processMsPerItem: 10, pendingAnswers: 2 });
    const id = await it.post('persons', many(5));
    await it.timers.advance(49);
    expect(await it.admin('GET /feedz/processes')).toMatchObject({
      results: [{ state: 'pending' }],
    });
    await it.timers.advance(1);
    expect(await it.admin('GET /feedz/processes')).toMatchObject({
      results: [{ state: 'finished' }],
    });
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await it.process(id)).status);
    expect(statuses).toEqual(['pending', 'processing', 'finished']);
  });

  it('refuses callers without a name of their own, before it looks at the token', async () => {
    const it = feedzBench();
    for (const agent of ['node', 'undici', 'axios/1.7.2', '']) {
      const headers = { 'user-agent': agent };
      const seen = await it.ask(`POST ${PERSONS}`, { body: [person('1')], headers, token: null });
      expect(seen.status).toBe(403);
    }
    expect(await it.admin('GET /feedz/processes')).toMatchObject({ total: 0 });
  });

  it.each([
    [null, 'Bearer token não informado.'],
    ['wrong', 'Token inválido ou expirado!'],
  ])('answers 5000 to the token %j', async (token, message) => {
    const it = feedzBench();
    const seen = await it.ask(`POST ${PERSONS}`, { body: [person('1')], token });
    expect(seen).toMatchObject({ status: 401, json: { code: 5000, message } });
    await it.set({ tokenStatus: 200, errorShape: 'error', codesAs: 'text' });
    expect(await it.ask(`POST ${PERSONS}`, { body: [person('1')], token })).toMatchObject({
      status: 200,
      json: { error: { code: '5000', message } },
    });
  });

  it.each([undefined, [], {}])('answers 5000 to the body %j, too', async (body) => {
    const seen = await feedzBench().ask(`POST ${PERSONS}`, { body });
    expect(seen).toMatchObject({ status: 400, json: { code: 5000, message: 'Body vazio' } });
  });

  it('answers 4999 to what is no lot', async () => {
    const it = feedzBench();
    for (const body of ['{"items":', { items: [person('1')] }, 'x'])
      expect(await it.ask(`POST ${PERSONS}`, { body })).toMatchObject({
        status: 400,
        json: { code: 4999 },
      });
    await it.set({ body: 'items' });
    const taken = await it.ask(`POST ${PERSONS}`, { body: { items: [person('1')] } });
    expect(taken.status).toBe(201);
  });

  it('ignores a lot of more than 100 as a whole', async () => {
    const it = feedzBench();
    await it.set({ errorShape: 'errors' });
    const seen = await it.ask(`POST ${PERSONS}`, { body: many(101) });
    expect(seen).toMatchObject({ status: 400, json: { errors: [{ code: 5001 }] } });
    await it.set({ tooManyAt: 'process' });
    const answer = await it.send('persons', ...many(101));
    expect(answer).toMatchObject({ status: 'failed', errors: [{ code: 5001 }] });
    expect(await it.admin('GET /feedz/persons')).toMatchObject({ total: 0 });
    const bare = { unitIntegrationId: null, departmentIntegrationId: null };
    const full = many(100, { ...bare, jobDescriptionIntegrationId: null });
    expect((await it.send('persons', ...full)).errors).toEqual([]);
    expect(await it.admin('GET /feedz/counts')).toMatchObject({
      byEntity: { persons: { lots: 2, items: 201, mostItems: 101, failed: 1, accepted: 100 } },
      refusedLots: { 5001: 1 },
    });
  });

  it('does not find a process that there is not', async () => {
    const it = feedzBench();
    const path = 'GET /feedz/api/process/nobody';
    expect(await it.ask(path)).toMatchObject({ status: 404, json: { code: 4998 } });
    await it.set({ notFoundStatus: 200 });
    expect((await it.ask(path)).status).toBe(200);
  });

  it('finds processes by entity and instant, in pages, as late as it is set to', async () => {
    const it = feedzBench();
    await it.set({ searchPageSize: 2, searchLagMs: 500 });
    const ids: string[] = [];
    for (const code of ['1', '2', '3']) {
      ids.push(await it.post('persons', [person(code)]));
      await it.timers.advance(100);
    }
    await it.post('units', [{ integrationId: '9', name: 'A' }]);
    const search = async (more = '') =>
      (await it.ask(`GET /feedz/api/process?entity=persons${more}`)).json;
    expect(await search()).toEqual({ items: [], hasNext: false });
    await it.timers.advance(500);
    expect(await search()).toMatchObject({
      items: [
        { processId: ids[0], entity: 'persons', integrationIds: ['1'] },
        { processId: ids[1] },
      ],
      hasNext: true,
    });
    expect(await search('&page=2')).toMatchObject({
      items: [{ processId: ids[2] }],
      hasNext: false,
    });
    const since = encodeURIComponent('2026-03-02T18:41:24.220Z');
    expect(await search(`&since=${since}`)).toMatchObject({
      items: [{ processId: ids[1] }, { processId: ids[2] }],
    });
    expect((await it.ask('GET /feedz/api/process?since=yesterday')).status).toBe(400);
    await it.set({ searchPageSize: null });
    expect((await it.ask('GET /feedz/api/process')).status).toBe(404);
  });

  it('counts processes that are open at once', async () => {
    const it = feedzBench();
    await Promise.all([1, 2, 3].map((n) => it.post('persons', [person(String(n))])));
    const seen = () => it.admin('GET /feedz/counts');
    expect(await seen()).toMatchObject({ processesAtOnce: { open: 3, most: 3 } });
    await it.timers.advance(200);
    await it.admin('DELETE /feedz/counts');
    expect(await seen()).toMatchObject({ processesAtOnce: { open: 0, most: 0 }, codes: {} });
  });

  it('is empty after a reset, and what was open is never written', async () => {
    const it = feedzBench();
    await it.post('units', [{ integrationId: '9', name: 'A' }]);
    await it.ask('POST /admin/reset');
    await it.timers.advance(1_000);
    expect(await it.admin('GET /feedz/units')).toMatchObject({ total: 0 });
    expect(await it.admin('GET /feedz/processes')).toMatchObject({ total: 0 });
    expect(await it.admin('GET /state?system=feedz')).toMatchObject({
      feedz: { counts: { processesAtOnce: { open: 0 } } },
    });
  });
});
