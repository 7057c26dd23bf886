import { workbench } from '../testing/workbench';

const TAGS = '/gupy/api/v1/jobs/8451877/applications/529925562/tags';
const TAG_ROUTE = '/jobs/{jobId}/applications/{applicationId}/tags';
type Bench = ReturnType<typeof workbench>;

const setFault = (bench: Bench, fault: object) =>
  bench.ask('POST /admin/faults', { body: { system: 'gupy', ...fault } });
const putTag = (bench: Bench, name = 'Apto') => bench.ask(`PUT ${TAGS}`, { body: { name } });
const tagsOf = async (bench: Bench): Promise<string[]> => {
  const state = (await bench.ask('GET /admin/state')).json as {
    gupy: { tags: { name: string }[] };
  };
  return state.gupy.tags.map(({ name }) => name);
};

describe('Sandbox', () => {
  it.each([
    ['reset-before', 'reset', []],
    ['reset-after', 'reset', ['Apto']],
    ['hang', 'hang', []],
    ['truncated', 'reply', ['Apto']],
    ['cut', 'cut', ['Apto']],
    ['empty', 'reply', ['Apto']],
    ['html', 'reply', []],
  ])('%s answers with a %s and leaves the tags %j', async (kind, answer, tags) => {
    const bench = workbench();
    await setFault(bench, { kind });
    expect((await putTag(bench)).kind).toBe(answer);
    expect(await tagsOf(bench)).toEqual(tags);
  });

  it('answers 500 to a call that it has processed, when told so', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'status', status: 500, processed: true, count: 1 });
    expect((await putTag(bench)).json).toEqual({ title: 'Internal Server Error', status: 500 });
    expect(await tagsOf(bench)).toEqual(['Apto']);
    expect((await putTag(bench)).status).toBe(409);
  });

  it('answers an HTML page, half a JSON and an empty body', async () => {
    const bench = workbench();
    for (const kind of ['html', 'truncated', 'empty']) await setFault(bench, { kind, count: 1 });
    const html = await putTag(bench, 'A');
    expect([html.status, html.headers['content-type']]).toEqual([502, 'text/html; charset=UTF-8']);
    const truncated = await putTag(bench, 'B');
    expect([truncated.status, truncated.text.length > 0, truncated.json]).toEqual([
      200,
      true,
      undefined,
    ]);
    const empty = await putTag(bench, 'C');
    expect([empty.status, empty.text]).toEqual([200, '']);
  });

  it('sends Retry-After with a 429 on demand', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'status', status: 429, retryAfterSeconds: 7 });
    expect(await putTag(bench)).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  });

  it('lets a delayed call go on to the next fault', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'latency', ms: 5_000 });
    await setFault(bench, { kind: 'status', status: 503 });
    const seen = putTag(bench);
    await bench.timers.advance(4_999);
    expect(bench.sandbox.calls.find({})[0]?.status).toBeNull();
    await bench.timers.advance(1);
    expect((await seen).status).toBe(503);
    expect(bench.sandbox.calls.find({})[0]).toMatchObject({
      ms: 5_000,
      faults: ['latency', 'status'],
      processed: false,
    });
  });

  it('ends delays when it is closed', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'latency', ms: 3_600_000 });
    const seen = putTag(bench);
    await bench.sandbox.close();
    expect((await seen).status).toBe(200);
  });

  it('records every call with its effect, without its credential', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'reset-after', count: 1 });
    await putTag(bench);
    await putTag(bench);
    expect(bench.sandbox.calls.find({ route: TAG_ROUTE })).toMatchObject([
      {
        status: null,
        processed: true,
        effect: 'tag-added:34486644',
        params: { applicationId: '529925562' },
      },
      { status: 409, processed: true, effect: null, body: { name: 'Apto' } },
    ]);
    expect(JSON.stringify(bench.sandbox.calls.find({}))).not.toContain('sandbox-gupy-token');
  });

  it('masks registered headers in recorded bodies and in the state', async () => {
    const bench = workbench();
    const body = {
      action: 'application.moved',
      postbackUrl: 'http://receiver.test/',
      clientHeaders: { 'x-anything': 'top-secret', 'content-type': 'application/json' },
    };
    expect((await bench.ask('POST /gupy/api/v1/webhooks', { body })).status).toBe(201);
    const shown = JSON.stringify([
      bench.sandbox.calls.find({}),
      (await bench.ask('GET /admin/state')).json,
    ]);
    expect(shown).not.toContain('top-secret');
    expect(shown).toContain('sha256:');
    expect(shown).toContain('"content-type":"application/json"');
  });

  it('returns to the beginning on reset', async () => {
    const bench = workbench();
    await setFault(bench, { kind: 'html' });
    await bench.ask('PATCH /admin/settings', {
      body: { gupy: { companyName: 'Other' }, exams: { mode: 'duplicates' } },
    });
    await bench.ask('POST /admin/gupy/applications', { body: {} });
    await putTag(bench);
    expect((await bench.ask('POST /admin/reset')).status).toBe(204);
    expect((await bench.ask('GET /admin/calls')).json).toEqual({
      total: 0,
      forgotten: 0,
      results: [],
    });
    expect((await bench.ask('GET /admin/faults')).json).toEqual({ faults: [] });
    expect((await bench.ask('GET /admin/settings')).json).toMatchObject({
      gupy: { companyName: 'ACME' },
      exams: { mode: 'idempotent' },
    });
    expect((await bench.ask('GET /admin/state')).json).toMatchObject({ gupy: { applications: 1 } });
  });
});
