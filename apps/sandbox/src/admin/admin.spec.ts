import { workbench } from '../testing/workbench';

const TAGS = '/gupy/api/v1/jobs/8451877/applications/529925562/tags';

describe('the admin API', () => {
  it.each([
    [
      'POST /admin/faults',
      { system: 'gupi', kind: 'html' },
      '/system',
      'must be one of gupy, exams',
    ],
    ['POST /admin/faults', { system: 'gupy', kind: 'boom' }, '/kind', 'must be one of latency'],
    ['POST /admin/faults', { system: 'gupy', kind: 'latency' }, '/ms', 'is required'],
    [
      'POST /admin/faults',
      { system: 'gupy', kind: 'html', rout: '/jobs' },
      '/rout',
      'is not known here; known: system',
    ],
    [
      'POST /admin/faults',
      { system: 'gupy', kind: 'html', route: '/job' },
      '/route',
      'must be one of /webhooks',
    ],
    [
      'POST /admin/faults',
      { system: 'gupy', kind: 'html', route: '/jobs', method: 'PUT' },
      '/method',
      'only GET',
    ],
    ['PATCH /admin/settings', { gupy: { timeScale: 0 } }, '/gupy/timeScale', 'must be >= 0.001'],
    [
      'PATCH /admin/settings',
      { exams: { rules: [{ outcom: 'x' }] } },
      '/exams/rules/0/outcom',
      'is not known here',
    ],
    ['PATCH /admin/settings', { gupi: {} }, '/gupi', 'known: gupy, exams'],
    ['POST /admin/gupy/applications/529925562/move', {}, '/step', 'is required'],
    ['POST /admin/gupy/deliver', { url: 'nowhere', body: {} }, '/url', 'must match'],
  ])('%s %j says that %s %s', async (operation, body, path, message) => {
    const seen = await workbench().ask(operation, { body });
    expect(seen.status).toBe(400);
    const { faults } = seen.json as { faults: { path: string; message: string }[] };
    expect(faults).toContainEqual({ path, message: expect.stringContaining(message) as string });
  });

  it('changes nothing when a part of a change is faulty', async () => {
    const { ask } = workbench();
    const body = { gupy: { companyName: 'Other' }, exams: { mode: 'wrong' } };
    expect((await ask('PATCH /admin/settings', { body })).status).toBe(400);
    expect((await ask('GET /admin/settings')).json).toMatchObject({
      gupy: { companyName: 'ACME' },
    });
  });

  it('shows no token among the settings', async () => {
    const { ask } = workbench({
      examPostbackUrl: 'http://r.test/',
      examPostbackToken: 'result-token',
    });
    const { text } = await ask('GET /admin/settings');
    expect(text).not.toContain('sandbox-gupy-token');
    expect(text).not.toContain('result-token');
  });

  it('filters and counts calls', async () => {
    const { ask } = workbench();
    await ask(`PUT ${TAGS}`, { body: { name: 'Apto' } });
    await ask(`PUT ${TAGS}`, { body: { name: 'Apto' } });
    await ask('GET /gupy/api/v1/nowhere');
    const total = async (query: string) =>
      ((await ask(`GET /admin/calls?${query}`)).json as { total: number }).total;
    expect(await total('')).toBe(3);
    expect(await total('system=exams')).toBe(0);
    expect(await total('effect=true')).toBe(1);
    expect(await total('status=409&method=put')).toBe(1);
    expect(await total('param.applicationId=529925562')).toBe(2);
    expect(await total('after=2')).toBe(1);
    expect(await total('route=(unknown)')).toBe(1);
    expect((await ask('GET /admin/calls?limit=1')).json).toMatchObject({
      total: 3,
      results: [{ id: 3 }],
    });
    expect((await ask('GET /admin/calls/count?system=gupy&method=PUT')).json).toMatchObject({
      total: 2,
      by: [
        { status: 200, calls: 1, effects: 1 },
        { status: 409, calls: 1, effects: 0 },
      ],
    });
    expect((await ask('GET /admin/calls?staus=1&after=x')).json).toMatchObject({
      faults: [{ path: 'staus' }, { path: 'after' }],
    });
    expect((await ask('DELETE /admin/calls')).status).toBe(204);
    expect(await total('')).toBe(0);
  });

  it('says which methods a path takes and where to find help', async () => {
    const { ask } = workbench();
    expect(await ask('PUT /admin/faults')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, POST, DELETE' },
    });
    expect((await ask('GET /admin/nowhere')).text).toContain('GET /admin');
    expect((await ask('GET /admin')).json).toMatchObject({
      simulators: { gupy: expect.any(Array) as unknown },
    });
  });

  it('removes one fault', async () => {
    const { ask } = workbench();
    const { id } = (await ask('POST /admin/faults', { body: { system: 'gupy', kind: 'html' } }))
      .json as { id: string };
    expect((await ask(`DELETE /admin/faults/${id}`)).status).toBe(204);
    expect((await ask(`DELETE /admin/faults/${id}`)).status).toBe(404);
  });

  it('refuses a second job or application of the same id, and an unknown step with the known ones', async () => {
    const { ask } = workbench();
    expect((await ask('POST /admin/gupy/jobs', { body: { id: 8451877, name: 'X' } })).status).toBe(
      409,
    );
    expect((await ask('POST /admin/gupy/applications', { body: { id: 529925562 } })).status).toBe(
      409,
    );
    const seen = await ask('POST /admin/gupy/applications/529925562/move', {
      body: { step: { name: 'Exame' } },
    });
    expect([seen.status, seen.text]).toEqual([404, expect.stringContaining('Exames (54392498)')]);
  });
});
