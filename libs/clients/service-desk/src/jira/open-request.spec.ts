import { answering } from '@ponte/clients/testing';
import { deskRequestWith } from '../testing/desk-request';
import { REQUESTS, routed, YAML } from '../testing/jira-desk';
import { ScriptedDesk } from '../testing/scripted-desk';

const deskRequest = deskRequestWith('52998224725');
const change = { request: deskRequest, changes: 'Início: 06/04 → 13/04', version: 2 };

describe('an open request in Jira', () => {
  const desk = ScriptedDesk.forEachTest();
  const connect = () => desk.connect(`${YAML} }`);

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
        `GET ${REQUESTS}/IT-1/comment?public=true&internal=true&start=0&limit=100`,
        `POST ${REQUESTS}/IT-1/comment`,
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
        `POST ${REQUESTS}/IT-1/transition`,
        { id: '951', additionalComment: { body: 'desistiu' } },
      ]);
    });

    it.each([
      ['DONE', { state: 'ended', status: 'Resolved' }],
      ['NEW', { state: 'impossible', reason: expect.stringContaining('Cancel request') }],
    ])('without it asks the status: %s', async (category, body) => {
      desk.server.script = routed({
        'GET /transition': [200, { values: [] }],
        'GET /IT-1': [
          200,
          { issueKey: 'IT-1', currentStatus: { status: 'Resolved', statusCategory: category } },
        ],
      });
      expect(await connect().cancel('IT-1', 'x')).toMatchObject({ ok: true, body });
    });

    it('takes a request that is gone for ended', async () => {
      desk.server.script = answering(404, { errorMessage: 'no' });
      expect(await connect().cancel('IT-1', 'x')).toMatchObject({ body: { state: 'ended' } });
    });
  });
});
