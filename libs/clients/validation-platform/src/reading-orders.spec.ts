import { answering } from '@ponte/clients/testing';
import { ScriptedPlatform } from './testing/scripted-platform';

const externalId = 'b7a2f0d4-6f0b-5d53-9a55-9c3a35a4f0aa';

describe('HttpValidationPlatform: reading orders', () => {
  const exams = ScriptedPlatform.forEachTest();

  describe('readOrder', () => {
    it('reads an order, with or without a result', async () => {
      const platform = exams.connect();
      exams.server.script = answering(200, {
        id: 'o-1',
        externalId,
        outcome: 'apto',
        score: 8.5,
        summary: 'ok',
        date: '2026-03-02',
      });
      expect(await platform.readOrder('o/1')).toMatchObject({
        ok: true,
        body: {
          orderId: 'o-1',
          externalId,
          outcome: 'apto',
          score: 8.5,
          summary: 'ok',
          date: '2026-03-02',
        },
      });
      expect(exams.server.received[0]?.url).toBe('/exams/orders/o%2F1');
      exams.server.script = answering(200, { id: 9, externalId, outcome: null, score: '8,5' });
      const pending = await platform.readOrder('9');
      expect(pending.ok && pending.body).toEqual({ orderId: '9', externalId, score: '8,5' });
    });

    it('reads where the configuration says', async () => {
      exams.server.script = answering(200, {
        reference: externalId,
        report: { status: true, points: 7 },
      });
      const platform = exams.connect({
        result: { externalId: '/reference', outcome: '/report/status', score: '/report/points' },
      });
      expect(await platform.readOrder('1')).toMatchObject({
        body: { externalId, outcome: 'true', score: 7 },
      });
    });

    it('does not let an id lead elsewhere', async () => {
      expect(await exams.connect().readOrder('..')).toMatchObject({
        class: 'permanent',
        fault: 'not-sendable',
      });
      expect(exams.server.received).toHaveLength(0);
    });

    it.each([
      ['[]', answering(200, [])],
      ['an empty answer', answering(200)],
    ])('does not take %s for an order', async (_name, script) => {
      exams.server.script = script;
      expect(await exams.connect().readOrder('1')).toMatchObject({
        ok: false,
        class: 'transient',
        fault: 'unreadable',
      });
    });
  });

  describe('findOrder', () => {
    const ours = { id: 'o-1', externalId };
    it.each([
      ['a list', [{ id: 'o-0', externalId: 'other' }, ours]],
      ['results', { results: [ours], totalResults: 1 }],
      ['orders', { orders: [ours] }],
      ['one order', ours],
    ])('finds it in %s', async (_name, body) => {
      exams.server.script = answering(200, body);
      expect(await exams.connect().findOrder(externalId)).toMatchObject({
        body: { found: 'order', order: { orderId: 'o-1' } },
      });
      expect(exams.server.received[0]?.url).toBe(`/exams/orders?externalId=${externalId}`);
    });

    it.each([
      ['an empty list', answering(200, [])],
      ['empty results', answering(200, { results: [] })],
      ['404 in JSON', answering(404, { title: 'Not found' })],
    ])('knows from %s that there is none', async (_name, script) => {
      exams.server.script = script;
      expect(await exams.connect().findOrder(externalId)).toMatchObject({
        ok: true,
        body: { found: 'none' },
      });
    });

    it.each([
      ["others' orders only", answering(200, [{ id: 'o-0', externalId: 'other' }])],
      ['an order without our id', answering(200, { id: 'o-0' })],
      ['404 in HTML', answering(404, '<html>')],
      ['an empty answer', answering(200)],
    ])('is not sure after %s', async (_name, script) => {
      exams.server.script = script;
      expect(await exams.connect().findOrder(externalId)).toMatchObject({
        ok: true,
        body: { found: 'unsure', reason: expect.any(String) },
      });
    });

    it('fails like any read', async () => {
      exams.server.script = answering(500);
      expect(await exams.connect().findOrder(externalId)).toMatchObject({
        ok: false,
        class: 'transient',
      });
    });
  });
});
