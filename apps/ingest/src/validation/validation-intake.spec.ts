import { OrderResultConfig } from '@ponte/clients/validation-platform';
import { Sealer } from '@ponte/platform';
import { ValidationSourceConfig } from '../config/source.config';
import type { Accepted, Judgement } from '../edge/judgement';
import { judgeValidation } from './validation-intake';

const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const receivedAt = new Date('2026-03-04T12:00:01.250Z');
const RESULT = {
  externalId: '0190f3c2-7a51-5c3e-9d40-6d1f6b0c2a11',
  outcome: 'apto',
  score: 7.5,
  summary: 'Apto para a função',
  date: '2026-03-04T12:00:00Z',
};

function judge(body: unknown, pointers: Partial<OrderResultConfig> = {}, id = 'exam-platform') {
  const source = Object.assign(new ValidationSourceConfig(), { id, kind: 'validation' as const });
  source.result = Object.assign(new OrderResultConfig(), pointers);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const delivery = { body: Buffer.from(text), contentType: undefined, receivedAt };
  return judgeValidation(source, delivery, sealer);
}
function accepted(judgement: Judgement): Accepted & { value: Record<string, unknown> } {
  if (judgement.disposition !== 'accepted') throw new Error(JSON.stringify(judgement));
  const value = JSON.parse(judgement.record.value?.toString() ?? '') as Record<string, unknown>;
  return { ...judgement, value };
}
function reasons(judgement: Judgement): readonly { path: string; message: string }[] {
  if (judgement.disposition !== 'rejected') throw new Error(`was ${judgement.disposition}`);
  return judgement.reasons;
}

describe('the intake of validation results', () => {
  it('says the outcome in the clear and seals its words', () => {
    const { record, value } = accepted(judge(RESULT));
    expect(record.topic).toBe('validation.result.received.v1');
    expect(record.key).toBe(RESULT.externalId);
    expect(record.headers).toMatchObject({ ce_source: '/validation/exam-platform' });
    expect(value).toMatchObject({ outcome: 'apto', score: 7.5, date: '2026-03-04T12:00:00.000Z' });
    const { result, raw } = value.sealed as { result: string; raw: string };
    expect(record.value?.toString()).not.toContain('função');
    expect(JSON.parse(sealer.open(result, { purpose: 'result' }).toString())).toEqual({
      summary: RESULT.summary,
    });
    expect(JSON.parse(sealer.open(raw, { purpose: 'raw' }).toString())).toEqual(RESULT);
  });

  it('reads by the configured pointers', () => {
    const body = {
      pedido: { ref: 'x-1' },
      laudo: [{ parecer: 'inapto', nota: '3,5', obs: 'Refazer' }],
    };
    const pointers = {
      externalId: '/pedido/ref',
      outcome: '/laudo/0/parecer',
      score: '/laudo/0/nota',
      summary: '/laudo/0/obs',
      date: '/laudo/0/em',
    };
    const { value } = accepted(judge(body, pointers));
    expect(value).toMatchObject({ externalId: 'x-1', outcome: 'inapto', score: '3,5' });
  });

  it('takes the time of receipt where there is no date, and the id from the body alone', () => {
    const undated = { ...RESULT, date: undefined };
    const first = accepted(judge(undated));
    expect(first.value.date).toBe(receivedAt.toISOString());
    const shuffled = Object.fromEntries(Object.entries(undated).reverse());
    expect(accepted(judge(shuffled)).eventId).toBe(first.eventId);
    expect(accepted(judge({ ...undated, score: 8 })).eventId).not.toBe(first.eventId);
    expect(accepted(judge(undated, {}, 'other')).eventId).not.toBe(first.eventId);
  });

  it('takes a numeric external id, and a result without outcome, score or summary', () => {
    const { value } = accepted(judge({ externalId: 77 }));
    expect(value).toMatchObject({ externalId: '77', outcome: null, score: null });
    expect(Object.keys(value.sealed as object)).toEqual(['raw']);
  });

  it.each([
    ['no external id', { outcome: 'apto' }, '/externalId'],
    ['an external id that is an object', { externalId: {} }, '/externalId'],
    ['an external id of 256 characters', { ...RESULT, externalId: 'x'.repeat(256) }, '/externalId'],
    ['half a surrogate pair as external id', '{"externalId":"\\ud800"}', '/externalId'],
    ['a date that cannot be read', { ...RESULT, date: '04/03/2026' }, '/date'],
    ['an outcome of 300 characters', { ...RESULT, outcome: 'a'.repeat(300) }, '/outcome'],
    ['a list', [RESULT], ''],
    ['null', 'null', ''],
  ])('keeps aside %s, naming the place', (_, body, path) => {
    expect(reasons(judge(body)).map((reason) => reason.path)).toEqual([path]);
  });

  it('refuses what is not JSON', () =>
    expect(judge('externalId=1')).toEqual({ disposition: 'not-json' }));
});
