import { Sealer } from '@ponte/platform';
import { ServiceDeskSourceConfig } from '../config/source.config';
import { ItemPointersConfig, TicketPointersConfig } from '../config/ticket-pointers.config';
import type { Accepted, Judgement } from '../edge/judgement';
import { judgeServiceDesk } from './service-desk-intake';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const receivedAt = new Date('2026-03-31T15:20:01.250Z');
const TICKET = {
  id: 'REQ-1001',
  reference: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a12',
  status: 'ordered',
  items: [{ sku: 'notebook-14', status: 'delivered' }, { status: 'ordered' }],
  updatedAt: '2026-03-31T15:20:00Z',
  person: { cpf: '52998224725' },
};

function judge(body: unknown, pointers: Partial<TicketPointersConfig> = {}, id = 'desk') {
  const source = Object.assign(new ServiceDeskSourceConfig(), {
    id,
    kind: 'service-desk' as const,
  });
  source.ticket = Object.assign(new TicketPointersConfig(), pointers);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const delivery = { body: Buffer.from(text), contentType: undefined, receivedAt };
  return judgeServiceDesk(source, delivery, sealer);
}
function accepted(judgement: Judgement): Accepted & { value: Record<string, unknown> } {
  if (judgement.disposition !== 'accepted') throw new Error(JSON.stringify(judgement));
  const value = JSON.parse(judgement.record.value?.toString() ?? '') as Record<string, unknown>;
  return { ...judgement, value };
}
function reasons(judgement: Judgement): readonly string[] {
  if (judgement.disposition !== 'rejected') throw new Error(`was ${judgement.disposition}`);
  return judgement.reasons.map(({ path }) => path);
}

describe('the intake of service desks', () => {
  it('says the states in the clear and seals the body', () => {
    const { record, value } = accepted(judge(TICKET));
    expect(record.topic).toBe('desk.ticket.updated.v1');
    expect(record.key).toBe('desk/REQ-1001');
    expect(value).toMatchObject({
      ticketId: 'REQ-1001',
      reference: TICKET.reference,
      status: 'ordered',
      items: [
        { sku: 'notebook-14', status: 'delivered' },
        { sku: null, status: 'ordered' },
      ],
      date: '2026-03-31T15:20:00.000Z',
    });
    expect(record.value?.toString()).not.toContain('52998224725');
    const { raw } = value.sealed as { raw: string };
    expect(JSON.parse(sealer.open(raw, { purpose: 'raw' }).toString())).toEqual(TICKET);
    expect(Sealer.read(raw).subject).toMatchObject({ system: 'service-desk', source: 'desk' });
  });

  it('reads what Jira sends by its pointers', () => {
    const body = {
      timestamp: 1774970400000,
      issue: { key: 'TI-7', fields: { status: { name: 'Concluído' } } },
    };
    const pointers = {
      ticketId: '/issue/key',
      reference: '/issue/fields/customfield_10102',
      status: '/issue/fields/status/name',
      date: '/timestamp',
    };
    const { value } = accepted(judge(body, pointers));
    expect(value).toMatchObject({ ticketId: 'TI-7', reference: null, status: 'Concluído' });
    expect(value.date).toBe('2026-03-31T15:20:00.000Z');
    expect(value).not.toHaveProperty('items');
  });

  it('reads positions by pointers of their own', () => {
    const item = Object.assign(new ItemPointersConfig(), { sku: '/what/code', status: '/phase' });
    const body = { ...TICKET, lines: [{ what: { code: 14 }, phase: 'OK' }] };
    const { value } = accepted(judge(body, { items: '/lines', item }));
    expect(value.items).toEqual([{ sku: '14', status: 'OK' }]);
  });

  it('takes the time of receipt where there is no date, and the id from the body alone', () => {
    const undated = { ...TICKET, updatedAt: null };
    const first = accepted(judge(undated));
    expect(first.value.date).toBe(receivedAt.toISOString());
    const shuffled = Object.fromEntries(Object.entries(undated).reverse());
    expect(accepted(judge(shuffled)).eventId).toBe(first.eventId);
    expect(accepted(judge({ ...undated, status: 'x' })).eventId).not.toBe(first.eventId);
    expect(accepted(judge(undated, {}, 'other')).eventId).not.toBe(first.eventId);
  });

  it.each([
    ['no id', { ...TICKET, id: null }, '/id'],
    ['an id of 256 characters', { ...TICKET, id: 'x'.repeat(256) }, '/id'],
    ['half a surrogate pair as id', '{"id":"\\ud800","status":"a"}', '/id'],
    ['no status', { ...TICKET, status: ' ' }, '/status'],
    ['a status of 256 characters', { ...TICKET, status: 'x'.repeat(256) }, '/status'],
    ['a reference of 256 characters', { ...TICKET, reference: 'x'.repeat(256) }, '/reference'],
    ['a date that cannot be read', { ...TICKET, updatedAt: '31/03/2026' }, '/updatedAt'],
    ['positions that are no list', { ...TICKET, items: { 0: 'a' } }, '/items'],
    ['a position without a state', { ...TICKET, items: [{ sku: 'a' }] }, '/items/0/status'],
    ['a position that is a text', { ...TICKET, items: ['a'] }, '/items/0/status'],
    ['too many positions', { ...TICKET, items: Array(201).fill({ status: 'a' }) }, '/items'],
    ['a list', [TICKET], ''],
  ])('keeps aside %s, naming the place', (_, body, path) => {
    expect(reasons(judge(body))).toEqual([path]);
  });

  it('refuses what is not JSON', () => expect(judge('id=1')).toEqual({ disposition: 'not-json' }));
});
