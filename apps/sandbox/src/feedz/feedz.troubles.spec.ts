import { feedzBench, person } from '../testing/feedz-bench';

/** A person who belongs nowhere, so that no structure is needed. */
const somebody = (id: string, more: object = {}) => {
  const nowhere = { unitIntegrationId: null, departmentIntegrationId: null };
  return person(id, { ...nowhere, jobDescriptionIntegrationId: null, ...more });
};
const everybody = async (it: ReturnType<typeof feedzBench>) =>
  (await it.admin<{ results: { integrationId: string }[] }>('GET /feedz/persons')).results.map(
    ({ integrationId }) => integrationId,
  );

describe('trouble with the simulated Feedz', () => {
  it('fails every lot with a culprit in it, and takes the others', async () => {
    const it = feedzBench();
    await it.trouble({ kind: 'lot', integrationId: '3' });
    expect(await it.send('persons', ...['1', '2', '3', '4'].map((id) => somebody(id)))).toEqual({
      processId: expect.any(String) as string,
      status: 'failed',
      errors: [{ code: 4999, message: 'Ocorreu um erro inesperado!' }],
    });
    expect(await everybody(it)).toEqual([]);
    expect((await it.send('persons', somebody('1'), somebody('2'))).status).toBe('finished');
    expect((await it.send('persons', somebody('3'))).status).toBe('failed');
    expect(await everybody(it)).toEqual(['1', '2']);
  });

  it('lets some pass, meets some, and then no more', async () => {
    const it = feedzBench();
    await it.trouble({ kind: 'lot', entity: 'persons', skip: 1, count: 1 });
    const statuses: string[] = [];
    for (const id of ['1', '2', '3'])
      statuses.push((await it.send('persons', somebody(id))).status);
    expect(statuses).toEqual(['finished', 'failed', 'finished']);
    expect((await it.send('units', { integrationId: '1', name: 'A' })).status).toBe('finished');
  });

  it('refuses records by 4999, or by codes that no table has', async () => {
    const it = feedzBench();
    await it.trouble({ kind: 'item', contains: 'ana.2@', count: 2 });
    await it.trouble({ kind: 'item', integrationId: '3', code: 6001, message: 'Plano excedido' });
    const lot = ['1', '2', '3'].map((id) => somebody(id));
    expect((await it.send('persons', ...lot)).errors).toEqual([
      { code: 4999, message: 'Ocorreu um erro inesperado!', integrationId: '2', index: 1 },
      { code: 6001, message: 'Plano excedido', integrationId: '3', index: 2 },
    ]);
    expect(await it.codes('persons', ...lot)).toEqual([4999, 6001]);
    expect(await it.codes('persons', ...lot)).toEqual([6001]);
    expect(await it.admin('GET /feedz/counts')).toMatchObject({ codes: { 4999: 2, 6001: 3 } });
  });

  it.each([
    [{}, ['1']],
    [{ takes: false }, []],
  ])('loses a process, the lot written or not: %j', async (more, written) => {
    const it = feedzBench();
    await it.trouble({ kind: 'lost', count: 1, ...more });
    expect(await it.send('persons', somebody('1'))).toMatchObject({ code: 4998 });
    expect(await everybody(it)).toEqual(written);
    expect((await it.ask('GET /feedz/api/process')).json).toMatchObject({ items: [] });
    expect((await it.send('persons', somebody('2'))).status).toBe('finished');
  });

  it('loses a process later, on demand', async () => {
    const it = feedzBench();
    const id = await it.post('persons', [somebody('1')]);
    await it.admin(`POST /feedz/processes/${id}/lose`);
    await it.timers.advance(1_000);
    expect(await it.process(id)).toMatchObject({ code: 4998 });
    expect(await everybody(it)).toEqual(['1']);
    expect((await it.ask('POST /admin/feedz/processes/nobody/lose')).status).toBe(404);
  });

  it('leaves a process open until somebody ends it', async () => {
    const it = feedzBench();
    await it.trouble({ kind: 'stuck', count: 1 });
    const id = await it.post('persons', [somebody('1')]);
    await it.timers.advance(86_400_000);
    expect((await it.process(id)).status).toBe('pending');
    await it.admin(`POST /feedz/processes/${id}/end`);
    await it.admin(`POST /feedz/processes/${id}/end`);
    expect((await it.process(id)).status).toBe('finished');
    expect(await it.person('1')).toMatchObject({ writes: 1 });
  });

  it('takes a lot though its answer is lost', async () => {
    const it = feedzBench();
    const fault = { system: 'feedz', kind: 'reset-after', route: '/persons', count: 1 };
    await it.admin('POST /faults', fault);
    const seen = await it.ask('POST /feedz/api/persons', { body: [somebody('1')] });
    expect(seen.kind).toBe('reset');
    await it.timers.advance(1_000);
    expect((await it.ask('GET /feedz/api/process?entity=persons')).json).toMatchObject({
      items: [{ integrationIds: ['1'] }],
    });
    expect(await everybody(it)).toEqual(['1']);
  });

  it.each([
    [401, { code: 5000, message: 'Token inválido ou expirado!' }],
    [500, { code: 4999, message: 'Ocorreu um erro inesperado!' }],
  ])('has a body of its own for a %i that is asked for', async (status, json) => {
    const it = feedzBench();
    await it.admin('POST /faults', { system: 'feedz', kind: 'status', status });
    const seen = await it.ask('POST /feedz/api/persons', { body: [somebody('1')] });
    expect(seen).toMatchObject({ status, json });
  });

  it('locates records by whatever is set, and garbles what it says', async () => {
    const it = feedzBench();
    const lot = ['7', '8', '9'].map((id) => somebody(id, { email: `ana.${id}@example` }));
    const told = async (settings: object) => {
      await it.set(settings);
      return (await it.send('persons', ...lot)).errors;
    };
    expect((await told({ locates: ['index'] }))[2]).not.toHaveProperty('integrationId');
    expect((await told({ locates: ['integrationId'] }))[2]).not.toHaveProperty('index');
    const bare = await told({ locates: [], codesAs: 'text' });
    expect(Object.keys(bare[2] ?? {})).toEqual(['code', 'message']);
    expect(bare[2]).toMatchObject({ code: '5016' });
    const garbled = await told({ brokenMessages: true });
    expect(garbled.every(({ message }, n) => message !== bare[n]?.message)).toBe(true);
  });

  it('ends lots in another order than they came, the same one for the same seed', async () => {
    const order = async () => {
      const it = feedzBench();
      await it.set({ processJitterMs: 10_000 });
      for (const id of ['1', '2', '3', '4', '5', '6']) await it.post('persons', [somebody(id)]);
      await it.timers.advance(11_000);
      return everybody(it);
    };
    const seen = await order();
    expect([...seen].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(seen).not.toEqual(['1', '2', '3', '4', '5', '6']);
    expect(await order()).toEqual(seen);
  });

  it('lets people type in, and delete, what Datasul knows nothing of', async () => {
    const it = feedzBench();
    const own = { integrationId: 'X', name: 'Outra Pessoa', email: 'ana.1@example.com' };
    await it.admin('PUT /feedz/persons', own);
    expect(await it.codes('persons', somebody('1'))).toEqual([5013]);
    await it.admin('DELETE /feedz/persons/X');
    expect(await it.codes('persons', somebody('1'))).toEqual([]);
    await it.admin('PUT /feedz/units', { integrationId: 'U', name: 'Filial' });
    expect(await it.codes('persons', somebody('2', { unitIntegrationId: 'U' }))).toEqual([]);
    await it.admin('DELETE /feedz/units/U');
    expect(await it.codes('persons', somebody('2', { unitIntegrationId: 'U' }))).toEqual([5006]);
    expect((await it.ask('DELETE /admin/feedz/units/U')).status).toBe(404);
    await it.admin('DELETE /feedz');
    expect(await everybody(it)).toEqual([]);
  });

  it('tells what of a trouble is not understood', async () => {
    const it = feedzBench();
    const body = { kind: 'gone', entity: 'people', takes: 'no' };
    const seen = await it.ask('POST /admin/feedz/troubles', { body });
    const { faults } = seen.json as { faults: { path: string }[] };
    expect(faults.map(({ path }) => path)).toEqual(['/kind', '/entity', '/takes']);
    expect((await it.ask('GET /admin/feedz/persons?limit=x')).status).toBe(400);
    await it.trouble({ kind: 'stuck' });
    await it.admin('DELETE /feedz/troubles');
    expect(await it.admin('GET /feedz/troubles')).toEqual({ troubles: [] });
  });
});
