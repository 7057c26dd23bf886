import { answering, type Script } from '@ponte/clients/testing';
import { deskRequestWith } from '../testing/desk-request';
import { LONG_AGO, NOW, ScriptedDesk } from '../testing/scripted-desk';

const YAML =
  '{ kind: jira, url: "$URL/site", email: bot@example.com, token: { env: DESK_TOKEN }, serviceDeskId: "10001", requestTypeId: "25", referenceField: customfield_10102, createOnly: [customfield_10103], fields: { summary: "Equipamentos: {role}", description: "{name}\\n{items}", customfield_10101: "{cpf}", customfield_10103: { value: "{workplace}" } }';
const deskRequest = deskRequestWith('52998224725');
const { reference } = deskRequest;
const SM = '/site/rest/servicedeskapi/request';
const change = { request: deskRequest, changes: 'Início: 06/04 → 13/04', version: 2 };

/** Answers by method and the end of the path. */
const routed =
  (routes: Record<string, readonly [number, unknown?]>): Script =>
  (request, response, socket) => {
    const path = request.url.split('?')[0] ?? '';
    const key = Object.keys(routes).find((route) => {
      const [method, end = ''] = route.split(' ');
      return method === request.method && path.endsWith(end);
    });
    const [status, body] = routes[key ?? ''] ?? [599];
    answering(status, body)(request, response, socket);
  };
const statusOf = (status: string, statusCategory: string) => ({
  issueKey: 'IT-1',
  currentStatus: { status, statusCategory, statusDate: { iso8601: '2026-03-20T09:00:00-0300' } },
  requestFieldValues: [
    { fieldId: 'customfield_10102', label: 'Ref', value: reference },
    { fieldId: 'customfield_10103', label: 'Posto', value: { id: '3' } },
  ],
});

describe('JiraServiceDesk', () => {
  const desk = ScriptedDesk.forEachTest();
  const connect = (more = '') => desk.connect(`${YAML}${more} }`);

  it('creates a customer request with the mapped fields and our reference', async () => {
    desk.server.script = answering(201, { issueId: '10001', issueKey: 'IT-1' });
    const more = ', organization: { id: "36", field: customfield_10002 }, raiseOnBehalfOf: "qm:1"';
    expect(await connect(more).create(deskRequest)).toMatchObject({
      ok: true,
      body: { ticketId: 'IT-1' },
    });
    expect(desk.calls).toEqual([
      [
        `POST ${SM}`,
        {
          serviceDeskId: '10001',
          requestTypeId: '25',
          raiseOnBehalfOf: 'qm:1',
          requestFieldValues: {
            summary: 'Equipamentos: Analista',
            description: 'Ana "Nina" Souza\n1x notebook-14',
            customfield_10101: '52998224725',
            customfield_10102: reference,
            customfield_10103: { value: 'Recepção' },
            customfield_10002: [36],
          },
        },
      ],
    ]);
    const credential = Buffer.from('bot@example.com:s3cret').toString('base64');
    expect(desk.server.received[0]?.headers.authorization).toBe(`Basic ${credential}`);
  });

  it('keeps a summary on one line of 255 characters, and adds the reference to other labels', async () => {
    const yaml = `${YAML} }`
      .replace('customfield_10102', 'labels')
      .replace('Equipamentos: {role}', 'Para\\n{role} ')
      .replace('description:', 'labels: [ponte], description:');
    desk.server.script = answering(201, { issueKey: 'IT-1' });
    await desk.connect(yaml).create({ ...deskRequest, role: 'x'.repeat(300) });
    const { requestFieldValues } = desk.calls[0]?.[1] as {
      requestFieldValues: { summary: string; labels: string[] };
    };
    expect(requestFieldValues.summary).toMatch(/^Para x+…$/);
    expect(requestFieldValues.summary).toHaveLength(255);
    expect(requestFieldValues.labels).toEqual(['ponte', reference]);
  });

  it.each([500, 503, 504])('does not know what came of a creation answered %i', async (status) => {
    desk.server.script = answering(status, { errorMessage: 'Ana 52998224725' });
    const failure = await connect().create(deskRequest);
    expect(failure).toMatchObject({ class: 'ambiguous' });
    expect(JSON.stringify(failure)).not.toMatch(/Ana|52998224725|s3cret/);
  });

  describe('find', () => {
    const issue = (key: string, value: unknown = reference) => ({
      key,
      fields: { customfield_10102: value },
    });
    const found = async (body: unknown, attemptedAt = LONG_AGO, more = '') => {
      desk.server.script = answering(200, body);
      const result = await connect(more).find(reference, attemptedAt);
      return result.ok ? result.body : result.class;
    };

    it('looks for words and compares the field itself', async () => {
      expect(await found({ issues: [issue('IT-8', `${reference} b`), issue('IT-9')] })).toEqual({
        found: 'one',
        ticketId: 'IT-9',
        others: [],
      });
      expect(desk.calls).toEqual([
        [
          'POST /site/rest/api/3/search/jql',
          {
            jql: `cf[10102] ~ "\\"${reference}\\""`,
            fields: ['customfield_10102'],
            maxResults: 50,
          },
        ],
      ]);
    });

    it('looks among labels where the reference is one', async () => {
      const result = await desk
        .connect(`${YAML} }`.replace('customfield_10102', 'labels'))
        .find(reference, LONG_AGO);
      expect(result.ok).toBe(false);
      expect(desk.calls[0]?.[1]).toMatchObject({ jql: `labels = "${reference}"` });
    });

    it('says "none" only when the index must have shown it', async () => {
      const ago = (minutes: number) => new Date(NOW - minutes * 60_000);
      expect(await found({ issues: [] }, ago(1))).toMatchObject({
        found: 'unsure',
        retryAfterMs: 240_000,
      });
      expect(await found({ issues: [] }, ago(5))).toEqual({ found: 'none' });
      expect(await found({ issues: [issue('IT-9')] }, ago(0))).toMatchObject({ found: 'one' });
    });

    it('is not sure of issues whose field it cannot see, nor of more than a page', async () => {
      expect(await found({ issues: [{ key: 'IT-8', fields: {} }] })).toMatchObject({
        found: 'unsure',
      });
      expect(await found({ issues: [issue('IT-8', 'other')], nextPageToken: 'x' })).toMatchObject({
        found: 'unsure',
      });
    });
  });

  describe('update', () => {
    it('edits what may be edited, rich text as a document, and comments once', async () => {
      desk.server.script = routed({
        'PUT /issue/IT-1': [204],
        'GET /comment': [200, { values: [{ body: 'x [ponte 1]' }], isLastPage: true }],
        'POST /comment': [201, { id: '1' }],
      });
      expect(await connect().update('IT-1', change)).toMatchObject({ ok: true });
      expect(desk.calls.map(([call]) => call)).toEqual([
        'PUT /site/rest/api/3/issue/IT-1',
        `GET ${SM}/IT-1/comment?public=true&internal=true&start=0&limit=100`,
        `POST ${SM}/IT-1/comment`,
      ]);
      expect(desk.calls[0]?.[1]).toEqual({
        fields: {
          summary: 'Equipamentos: Analista',
          description: {
            type: 'doc',
            version: 1,
            content: [
              { type: 'paragraph', content: [{ type: 'text', text: 'Ana "Nina" Souza' }] },
              { type: 'paragraph', content: [{ type: 'text', text: '1x notebook-14' }] },
            ],
          },
          customfield_10101: '52998224725',
        },
      });
      expect(desk.calls[2]?.[1]).toEqual({
        body: `${change.changes}\n\n[ponte 2]`,
        public: false,
      });
    });

    it('does not repeat a comment that is there, on whichever page', async () => {
      let page = 0;
      desk.server.script = (request, ...rest) => {
        if (request.method === 'PUT') return answering(204)(request, ...rest);
        page += 1;
        const values = page === 2 ? [{ body: 'a [ponte 2]' }] : [{ body: 'b' }];
        return answering(200, { values, isLastPage: page === 2 })(request, ...rest);
      };
      expect(await connect().update('IT-1', change)).toMatchObject({ ok: true });
      expect(desk.calls.map(([call]) => call.split(' ')[0])).toEqual(['PUT', 'GET', 'GET']);
    });

    it('may be repeated whatever failed', async () => {
      desk.server.script = routed({
        'PUT /issue/IT-1': [204],
        'GET /comment': [200, { values: [], isLastPage: true }],
        'POST /comment': [500],
      });
      expect(await connect().update('IT-1', change)).toMatchObject({ class: 'transient' });
      desk.server.script = answering(500);
      expect(await connect().update('IT-1', change)).toMatchObject({ class: 'transient' });
    });
  });

  describe('cancel', () => {
    const offered = { values: [{ id: '951', name: 'cancel Request ' }] };

    it('makes the transition of that name', async () => {
      desk.server.script = routed({ 'GET /transition': [200, offered], 'POST /transition': [204] });
      expect(await connect().cancel('IT-1', 'desistiu')).toMatchObject({
        body: { state: 'cancelled' },
      });
      expect(desk.calls[1]).toEqual([
        `POST ${SM}/IT-1/transition`,
        { id: '951', additionalComment: { body: 'desistiu' } },
      ]);
    });

    it.each([
      ['DONE', { state: 'ended', status: 'Resolved' }],
      ['NEW', { state: 'impossible', reason: expect.stringContaining('Cancel request') }],
    ])('without it asks the status: %s', async (category, body) => {
      desk.server.script = routed({
        'GET /transition': [200, { values: [] }],
        'GET /IT-1': [200, statusOf('Resolved', category)],
      });
      expect(await connect().cancel('IT-1', 'x')).toMatchObject({ ok: true, body });
    });

    it('takes a request that is gone for ended', async () => {
      desk.server.script = answering(404, { errorMessage: 'no' });
      expect(await connect().cancel('IT-1', 'x')).toMatchObject({ body: { state: 'ended' } });
    });
  });

  it('reads the status and our reference', async () => {
    desk.server.script = answering(200, statusOf('In progress', 'INDETERMINATE'));
    expect(await connect().read('IT-1')).toMatchObject({
      body: {
        ticketId: 'IT-1',
        status: 'In progress',
        reference,
        date: '2026-03-20T09:00:00-0300',
      },
    });
    expect(await connect().read('..')).toMatchObject({ fault: 'not-sendable' });
  });
});
