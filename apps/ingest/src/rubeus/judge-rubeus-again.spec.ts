import type { KeptBody } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';
import { rubeusSample } from '@ponte/testing';
import { RubeusSourceConfig } from '../config/rubeus-source.config';
import { judgeRubeusAgain } from './judge-rubeus-again';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const receivedAt = new Date('2026-03-02T18:41:25.004Z');
const triggers = (['contato', 'evento'] as const).map((event) => ({ event, secrets: [] }));
const source = Object.assign(new RubeusSourceConfig(), {
  ...{ id: 'vestibular', kind: 'rubeus' },
  triggers,
});
const book = { source: (id: string) => (id === 'vestibular' ? source : undefined) };
const kept = (more: Partial<KeptBody> = {}): KeptBody => ({
  ...{ source: 'vestibular', kind: 'rubeus', event: 'contato', bytes: 1, reasons: [] },
  ...{ receivedAt: receivedAt.toISOString(), sealed: { raw: '' } },
  ...more,
});
const again = (body: string | Buffer | object, more?: Partial<KeptBody>, keptId = 'kept-1') => {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const delivery = { body: Buffer.from(text), contentType: undefined, receivedAt };
  return judgeRubeusAgain(kept(more), delivery, book, sealer, keptId);
};

describe('a kept element of Rubeus, judged again', () => {
  it('is an event once it keeps its contract, told of when it came', () => {
    const judged = again(rubeusSample('contato'));
    expect(judged).toMatchObject({
      ...{ outcome: 'accepted', source: 'vestibular' },
      record: {
        ...{ topic: 'rubeus.contato.received.v1', key: 'vestibular/341' },
        headers: { ce_causationid: 'kept-1', ce_time: receivedAt.toISOString() },
      },
    });
    if (judged.outcome === 'accepted') expect(judged.record.headers.ce_id).toBe(judged.eventId);
  });

  it('is one event however often, and another for what was kept another time', () => {
    const ids = ['kept-1', 'kept-1', 'kept-2'].map((id) => {
      const judged = again(rubeusSample('contato'), {}, id);
      return judged.outcome === 'accepted' && judged.eventId;
    });
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is what its keys say, where its trigger was configured for something else', () => {
    expect(again(rubeusSample('evento'))).toMatchObject({
      outcome: 'accepted',
      record: { topic: 'rubeus.evento.received.v1' },
    });
    expect(again(rubeusSample('contato'), { event: 'atividade' }).outcome).toBe('accepted');
    // Two at once: which of them it is, nobody could tell.
    const both = { ...rubeusSample('contato'), ...rubeusSample('evento') };
    expect(again(both, { event: 'atividade' }).outcome).toBe('rejected');
    expect(again(both, { event: 'evento' })).toMatchObject({
      record: { topic: 'rubeus.evento.received.v1' },
    });
  });

  it('stays where it still breaks its contract, with the reasons of today', () => {
    // No trigger of this source tells of these.
    expect(again(rubeusSample('atividade'))).toEqual({
      ...{ outcome: 'rejected', source: 'vestibular' },
      reasons: [
        { path: '/emails', message: expect.any(String) },
        { path: '/telefones', message: expect.any(String) },
      ],
    });
    const large = { ...rubeusSample('contato'), nome: 'a'.repeat(300_000) };
    expect(again(large).outcome).toBe('rejected');
    expect(again(Buffer.from('{"nome":"José"}', 'latin1')).outcome).toBe('rejected');
  });

  it('stays where it is an array: the first of it alone would be an event, and the rest lost', () => {
    expect(again([rubeusSample('contato'), rubeusSample('contato')])).toMatchObject({
      outcome: 'rejected',
      reasons: [{ path: '', message: expect.stringContaining('array') }],
    });
    expect(again([]).outcome).toBe('rejected');
  });

  it('says what keeps it from being judged', () => {
    expect(again('no JSON')).toEqual({ outcome: 'unreadable', why: 'no JSON' });
    const gone = { outcome: 'unknown-source', why: expect.stringContaining('no source') };
    expect(again({}, { source: 'other' })).toEqual(gone);
    for (const event of ['matricula', undefined]) expect(again({}, { event })).toEqual(gone);
  });
});
