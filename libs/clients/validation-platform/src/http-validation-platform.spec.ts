import { answering } from '@ponte/clients/testing';
import { ScriptedPlatform } from './testing/scripted-platform';
import type { ValidationOrder } from './validation-platform';

const externalId = 'b7a2f0d4-6f0b-5d53-9a55-9c3a35a4f0aa';
const order: ValidationOrder = {
  externalId,
  screening: 'exames',
  step: { id: 11, name: 'Exames' },
  job: { id: 8451877, name: 'Analista' },
  candidate: { id: 4, name: 'Ana', email: 'ana@example.com', birthdate: '1990-01-01' },
};

describe('HttpValidationPlatform', () => {
  const exams = ScriptedPlatform.forEachTest();

  describe('requestOrder', () => {
    it('sends by default what is agreed, and nothing else', async () => {
      expect(await exams.connect().requestOrder(order)).toMatchObject({
        ok: true,
        body: { orderId: 'o-1' },
      });
      const [request] = exams.server.received;
      expect(request).toMatchObject({
        method: 'POST',
        url: '/exams/orders',
        headers: { 'idempotency-key': externalId, authorization: 'Bearer secret-token' },
      });
      expect(JSON.parse(request?.body ?? '')).toEqual({
        ...order,
        candidate: { id: 4, name: 'Ana', email: 'ana@example.com' },
      });
    });

    it('maps request and id as configured', async () => {
      exams.server.script = answering(200, { data: { number: 17 } });
      const request = {
        '/person/mail': '/candidate/email',
        '/person/phone': '/candidate/phone',
        '/package': 'basic',
        '/key': '/externalId',
      };
      const platform = exams.connect({ request, idPointer: '/data/number' });
      expect(await platform.requestOrder(order)).toMatchObject({
        ok: true,
        body: { orderId: '17' },
      });
      expect(JSON.parse(exams.server.received[0]?.body ?? '')).toEqual({
        person: { mail: 'ana@example.com' },
        package: 'basic',
        key: externalId,
      });
    });

    it('keeps the places in a list when a value is missing', async () => {
      const request = {
        '/fields/0': '/candidate/phone',
        '/fields/1': '/candidate/email',
        '/a/0/b': '/x',
        '/a/1/b': '/job/id',
      };
      await exams.connect({ request }).requestOrder(order);
      expect(JSON.parse(exams.server.received[0]?.body ?? '')).toEqual({
        fields: [null, 'ana@example.com'],
        a: [{ b: null }, { b: 8451877 }],
      });
    });

    it.each([
      ['a 5xx', answering(503)],
      ['an answer without an id', answering(201, {})],
      ['an empty answer', answering(201)],
      ['an HTML page', answering(200, '<html>')],
    ])('after %s asks the setting what it means', async (_name, script) => {
      exams.server.script = script;
      expect(await exams.connect({ repeat: 'idempotent' }).requestOrder(order)).toMatchObject({
        class: 'transient',
      });
      expect(await exams.connect({ repeat: 'find' }).requestOrder(order)).toMatchObject({
        class: 'ambiguous',
      });
      expect(await exams.connect().requestOrder(order)).toMatchObject({ class: 'ambiguous' });
    });

    it('after a conflict repeats, looks or gives it to a person, by the setting', async () => {
      exams.server.script = answering(409, { error: 'exists' });
      expect(await exams.connect({ repeat: 'idempotent' }).requestOrder(order)).toMatchObject({
        class: 'transient',
        retryAfterMs: 5_000,
      });
      expect(await exams.connect({ repeat: 'find' }).requestOrder(order)).toMatchObject({
        class: 'ambiguous',
        status: 409,
      });
      expect(await exams.connect().requestOrder(order)).toMatchObject({
        class: 'permanent',
        status: 409,
      });
    });

    it('does not repeat the person in a reason', async () => {
      exams.server.script = answering(422, {
        title: 'invalid',
        detail: 'Ana <ana@example.com> is unknown',
      });
      const failure = await exams.connect().requestOrder(order);
      expect(failure).toMatchObject({
        class: 'permanent',
        status: 422,
        reason: expect.stringMatching(/^validation platform exams: POST \/orders: answered 422/),
      });
      expect(JSON.stringify(failure)).not.toMatch(/Ana|ana@/);
    });
  });
});
