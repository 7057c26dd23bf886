import { answering } from '@ponte/clients/testing';
import { deskRequestWith } from '../testing/desk-request';
import { REQUESTS, YAML } from '../testing/jira-desk';
import { LONG_AGO, NOW, ScriptedDesk } from '../testing/scripted-desk';

const deskRequest = deskRequestWith('52998224725');
const { reference } = deskRequest;

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
        `POST ${REQUESTS}`,
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

  it('reads the status and our reference', async () => {
    desk.server.script = answering(200, {
      issueKey: 'IT-1',
      currentStatus: {
        status: 'In progress',
        statusCategory: 'INDETERMINATE',
        statusDate: { iso8601: '2026-03-20T09:00:00-0300' },
      },
      requestFieldValues: [
        { fieldId: 'customfield_10102', label: 'Ref', value: reference },
        { fieldId: 'customfield_10103', label: 'Posto', value: { id: '3' } },
      ],
    });
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
