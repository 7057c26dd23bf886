import { createHmac } from 'node:crypto';
import { workbench } from '../testing/workbench';

const HOOK = 'http://receiver.test/webhooks/service-desk/jira';
const SM = '/jira/rest/servicedeskapi/request';
const API = '/jira/rest/api/3';
const REFERENCE = '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12';
const document = { type: 'doc', version: 1, content: [] };
const wanted = (fields: object = {}) => ({
  serviceDeskId: '10001',
  requestTypeId: '25',
  requestFieldValues: { summary: 'Equipamentos', customfield_10102: REFERENCE, ...fields },
});
type Bench = ReturnType<typeof workbench>;

const bench = () => workbench({ jiraWebhookUrl: HOOK, jiraWebhookSecret: 'hush' });
const create = ({ ask }: Bench, body: object = wanted()) => ask(`POST ${SM}`, { body });
const search = ({ ask }: Bench, body: object) => ask(`POST ${API}/search/jql`, { body });
const keys = (json: unknown) =>
  (json as { issues: { key: string }[] }).issues.map(({ key }) => key);
const jql = `cf[10102] ~ "\\"${REFERENCE}\\""`;
const fields = ['customfield_10102'];

describe('the simulated Jira Service Management', () => {
  it('creates a request and shows it', async () => {
    const it = bench();
    const seen = await create(it);
    expect(seen).toMatchObject({
      status: 201,
      json: {
        issueId: '10001',
        issueKey: 'IT-1',
        requestTypeId: '25',
        serviceDeskId: '10001',
        currentStatus: { status: 'Waiting for support', statusCategory: 'NEW' },
      },
    });
    expect((await it.ask(`GET ${SM}/IT-1`)).json).toMatchObject({
      requestFieldValues: [
        { fieldId: 'summary' },
        { fieldId: 'customfield_10102', value: REFERENCE },
      ],
    });
    expect((await it.ask(`GET ${SM}/10001`)).status).toBe(200);
    expect((await it.ask(`GET ${SM}/IT-9`)).json).toMatchObject({
      errorMessage: expect.any(String),
    });
  });

  it.each([
    ['without summary', wanted({ summary: ' ' })],
    ['with a field that the request type does not have', wanted({ customfield_99: 'x' })],
    ['with a document where a text belongs', wanted({ description: document })],
    ['with a label that has a space', wanted({ labels: ['a b'] })],
    ['with an unknown organisation', wanted({ customfield_10002: [99] })],
    ['with an organisation that is no number', wanted({ customfield_10002: ['36'] })],
    ['of another type', { ...wanted(), requestTypeId: '26' }],
  ])('refuses a request %s', async (_name, body) => {
    const it = bench();
    expect(await create(it, body)).toMatchObject({ status: 400, json: { i18nErrorMessage: {} } });
    expect(it.sandbox.calls.find({ effect: true })).toEqual([]);
  });

  it('searches only what its index has, and what is to be reconciled', async () => {
    const it = bench();
    await create(it);
    expect(keys((await search(it, { jql, fields })).json)).toEqual([]);
    expect(keys((await search(it, { jql, fields, reconcileIssues: [10001] })).json)).toEqual([
      'IT-1',
    ]);
    await it.timers.advance(3_000);
    expect((await search(it, { jql, fields })).json).toEqual({
      issues: [{ id: '10001', key: 'IT-1', fields: { customfield_10102: REFERENCE } }],
      isLast: true,
    });
    const query = `jql=${encodeURIComponent(jql)}&fields=customfield_10102`;
    expect(keys((await it.ask(`GET ${API}/search/jql?${query}`)).json)).toEqual(['IT-1']);
  });

  it('knows so much JQL, and refuses the rest as Jira does', async () => {
    const it = bench();
    await create(it, wanted({ labels: ['ref-1'], customfield_10102: 'alpha beta gamma' }));
    await it.timers.advance(3_000);
    const found = async (text: string) => keys((await search(it, { jql: text, fields })).json);
    expect(await found('project = IT AND labels = "ref-1" ORDER BY created')).toEqual(['IT-1']);
    expect(await found('cf[10102] ~ "gamma alpha"')).toEqual(['IT-1']);
    expect(await found('cf[10102] ~ "\\"gamma alpha\\""')).toEqual([]);
    expect(await found('labels = ref')).toEqual([]);
    for (const refused of ['', 'cf[10102] = "x"', 'labels ~ "x"', 'assignee is EMPTY'])
      expect((await search(it, { jql: refused })).json).toMatchObject({
        errorMessages: [expect.any(String)],
      });
  });

  it('edits fields, rich text only as a document, and not what no screen has', async () => {
    const it = bench();
    await create(it);
    const edit = (changed: object) =>
      it.ask(`PUT ${API}/issue/IT-1`, { body: { fields: changed } });
    expect((await edit({ summary: 'Outro', description: document })).status).toBe(204);
    expect((await edit({ description: 'text' })).json).toEqual({
      errorMessages: [],
      errors: { description: 'Operation value must be an Atlassian Document' },
    });
    expect((await edit({ customfield_10102: 'x' })).status).toBe(400);
    expect((await it.ask(`GET ${API}/issue/IT-1`)).json).toMatchObject({
      fields: { summary: 'Outro' },
    });
  });

  it('takes comments, internal or public', async () => {
    const it = bench();
    await create(it);
    const comment = (body: object) => it.ask(`POST ${SM}/IT-1/comment`, { body });
    expect((await comment({ body: 'a', public: false })).status).toBe(201);
    expect((await comment({ body: 'b', public: true })).status).toBe(201);
    expect((await comment({ body: 'c' })).status).toBe(400);
    expect((await it.ask(`GET ${SM}/IT-1/comment?internal=false`)).json).toMatchObject({
      size: 1,
      isLastPage: true,
      values: [{ body: 'b' }],
    });
    expect((await it.ask(`GET ${SM}/IT-1/comment?start=1&limit=1`)).json).toMatchObject({
      start: 1,
      values: [{ body: 'b' }],
    });
  });

  it('offers customers a cancellation until the end', async () => {
    const it = bench();
    await create(it);
    expect((await it.ask(`GET ${SM}/IT-1/transition`)).json).toMatchObject({
      values: [{ id: '901' }, { id: '951', name: 'Cancel request' }],
    });
    const body = { id: '951', additionalComment: { body: 'desistiu' } };
    expect((await it.ask(`POST ${SM}/IT-1/transition`, { body })).status).toBe(204);
    expect((await it.ask(`POST ${SM}/IT-1/transition`, { body })).status).toBe(400);
    expect((await it.ask(`GET ${SM}/IT-1/transition`)).json).toMatchObject({ values: [] });
    expect((await it.ask(`GET ${SM}/IT-1`)).json).toMatchObject({
      currentStatus: { status: 'Canceled', statusCategory: 'DONE' },
    });
  });

  it('signs its webhook over the very bytes, and repeats it with the same identifier', async () => {
    const it = bench();
    it.receiver.script = [{ status: 503 }, { status: 200 }];
    await create(it);
    await it.ask('POST /admin/jira/issues/IT-1/status', { body: { status: 'Resolved' } });
    await it.timers.advance(300_000);
    const [first, second] = it.receiver.sent;
    const hmac = createHmac('sha256', 'hush')
      .update(first?.body ?? '')
      .digest('hex');
    expect(first).toMatchObject({ url: HOOK, headers: { 'x-hub-signature': `sha256=${hmac}` } });
    expect(second?.headers).toEqual({ ...first?.headers, 'x-atlassian-webhook-retry': '1' });
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      webhookEvent: 'jira:issue_updated',
      timestamp: expect.any(Number),
      issue: {
        key: 'IT-1',
        fields: { customfield_10102: REFERENCE, status: { name: 'Resolved' } },
      },
      changelog: {
        items: [{ field: 'status', fromString: 'Waiting for support', toString: 'Resolved' }],
      },
    });
  });

  it('does not repeat what was refused for good', async () => {
    const it = bench();
    it.receiver.script = [{ status: 401 }];
    await create(it);
    await it.ask('POST /admin/jira/issues/IT-1/status', { body: { status: 'In progress' } });
    await it.timers.advance(86_400_000);
    expect(it.receiver.sent).toHaveLength(1);
    expect(await it.ask('GET /admin/state?system=jira')).toMatchObject({
      json: { jira: { deliveries: [{ state: 'lost' }] } },
    });
  });

  it('tells which references were created twice', async () => {
    const it = bench();
    await create(it);
    await create(it);
    const body = { field: 'customfield_10102' };
    expect((await it.ask('POST /admin/jira/duplicates', { body })).json).toEqual({
      total: 1,
      results: [{ value: REFERENCE, keys: ['IT-1', 'IT-2'] }],
    });
  });

  it.each([
    [`POST ${SM}`, 401, 'errorMessage', { token: null }],
    [`POST ${SM}`, 401, 'errorMessage', { token: 'wrong' }],
    [`GET ${API}/search/jql`, 401, 'errorMessages', { token: 'wrong' }],
    [`PUT ${API}/issue/IT-9`, 404, 'errorMessages', { body: { fields: {} } }],
    ['GET /jira/rest/other', 404, 'errorMessage', {}],
    [`POST ${SM}`, 400, 'errorMessage', { body: '{' }],
  ])('answers %s with %i and %s', async (operation, status, member, options) => {
    const seen = await bench().ask(operation, options);
    expect(seen.status).toBe(status);
    expect(seen.json).toHaveProperty(member);
  });
});
