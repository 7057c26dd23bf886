import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { DeskTicketUpdated } from '@ponte/contracts';
import { TOKENS } from '../../fixtures/ingest/ingest-settings';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * What a service desk tells of a ticket lands on the log under the ticket's id, its states in the clear and the whole body
 * sealed, for a desk shows the person's data in it. A desk that signs its bodies, as Jira does, is heard only with a good
 * signature over every byte; nobody's body is read who does not bring one at all.
 */
describe('a service desk', () => {
  let world: IngestWorld;
  const records = () => world.records('desk.ticket.updated.v1');

  beforeAll(async () => {
    world = await ingestWorld();
  });

  it('with a token lands with its positions, and repeats keep their id', async () => {
    const sent = {
      id: 'REQ-1001',
      reference: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12',
      status: 'ordered',
      items: [
        { sku: 'notebook-14', status: 'delivered' },
        { sku: 'headset', status: 'ordered' },
      ],
      updatedAt: '2026-03-31T12:20:00-03:00',
      requester: { cpf: '52998224725' },
    };
    const answered = await world.desk(sent);
    const again = await world.desk(Object.fromEntries(Object.entries(sent).reverse()));
    expect([answered.status, again.status]).toEqual([200, 200]);
    const [record, repeated] = await records();
    expect(answered.json()).toEqual({ status: 'accepted', id: record?.headers.ce_id });
    expect(repeated?.headers.ce_id).toBe(record?.headers.ce_id);
    expect(record?.key).toBe('desk/REQ-1001');
    expect(record?.headers).toMatchObject({
      ce_source: '/service-desk/desk',
      ce_type: 'desk.ticket.updated.v1',
      ce_time: '2026-03-31T15:20:00.000Z',
      ce_subject: 'REQ-1001',
    });
    const { sealed, ...clear } = record?.json() as DeskTicketUpdated;
    expect(clear).toEqual({
      source: 'desk',
      ticketId: 'REQ-1001',
      reference: sent.reference,
      status: 'ordered',
      items: sent.items,
      date: '2026-03-31T15:20:00.000Z',
      receivedAt: expect.any(String),
    });
    expect(record?.value?.toString()).not.toContain('52998224725');
    const raw = world.sealer.open(sealed.raw ?? '', { purpose: 'raw' });
    expect(JSON.parse(raw.toString())).toEqual(sent);
  });

  const issue = (status: string) => ({
    timestamp: Date.parse('2026-03-31T15:20:00Z'),
    webhookEvent: 'jira:issue_updated',
    issue: {
      id: '10001',
      key: 'TI-1',
      fields: { status: { name: status }, customfield_10060: 'r-1' },
    },
  });
  const signed = (body: string | Buffer, secret: string = TOKENS.jiraSecret) => ({
    'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  });

  it('that signs as Jira does is heard', async () => {
    const body = JSON.stringify(issue('Concluído'));
    expect((await world.desk(body, { source: 'jira', headers: signed(body) })).status).toBe(200);
    const packed = JSON.stringify(issue('Em andamento'));
    const headers = { ...signed(packed), 'content-encoding': 'gzip' };
    expect((await world.desk(gzipSync(packed), { source: 'jira', headers })).status).toBe(200);
    const told = (await records()).filter(({ key }) => key === 'jira/TI-1');
    expect(told.map((record) => record.json())).toEqual([
      expect.objectContaining({
        ticketId: 'TI-1',
        reference: 'r-1',
        status: 'Concluído',
        date: '2026-03-31T15:20:00.000Z',
      }),
      expect.objectContaining({ status: 'Em andamento' }),
    ]);
  });

  it('is not heard with a signature that is missing, foreign or of another body', async () => {
    const before = (await records()).length;
    const body = JSON.stringify(issue('Cancelado'));
    const other = signed(JSON.stringify(issue('Concluído')));
    for (const headers of [
      {},
      { 'x-ponte-token': TOKENS.desk },
      { 'x-ponte-token': TOKENS.jiraSecret },
      { 'x-hub-signature': TOKENS.jiraSecret },
      { 'x-hub-signature': 'sha256=' },
      signed(body, 'another secret'),
      other,
    ])
      expect((await world.desk(body, { source: 'jira', headers })).status).toBe(401);
    // Nor is a signature a token.
    expect((await world.desk(body, { headers: signed(body, TOKENS.desk) })).status).toBe(401);
    expect(await records()).toHaveLength(before);
  });

  it('that tells what cannot be read is answered 200, and the body kept with the reason', async () => {
    for (const body of [
      { reference: 'r', status: 'ordered' },
      { id: 'REQ-1', status: '' },
      { id: 'REQ-1', status: 'ordered', updatedAt: 'ontem' },
      { id: 'REQ-1', status: 'ordered', items: [{ sku: 'a', status: 'ok' }, { sku: 'b' }] },
    ])
      expect((await world.desk(body)).json()).toEqual({ status: 'kept' });
    const kept = (await world.records('ingest.rejected.v1')).map((record) =>
      record.json<{ kind: string; reasons: { path: string }[] }>(),
    );
    expect(kept.map(({ kind, reasons }) => [kind, reasons[0]?.path])).toEqual([
      ['service-desk', '/id'],
      ['service-desk', '/status'],
      ['service-desk', '/updatedAt'],
      ['service-desk', '/items/1/status'],
    ]);
  });
});
