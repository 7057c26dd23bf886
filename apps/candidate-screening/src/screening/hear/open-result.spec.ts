import type { ValidationResultReceived } from '@ponte/contracts';
import { parseKeyRing, SealError, Sealer } from '@ponte/platform';
import type { KeptEvent } from '../kept-event';
import { openResult } from './open-result';

const sealer = new Sealer(parseKeyRing(`k1:${'ab'.repeat(32)}`).keys);
const value = (over: Partial<ValidationResultReceived> = {}): ValidationResultReceived => ({
  source: 'exams',
  externalId: 'x-1',
  date: '2026-03-03T10:00:00Z',
  receivedAt: '2026-03-03T10:00:01Z',
  sealed: {},
  ...over,
});
const event = (of: ValidationResultReceived) => ({ id: 'e', value: of }) as KeptEvent;
const sealed = (person: string) => ({
  result: sealer.seal(
    { purpose: 'result', subject: { system: 'validation', source: 'exams', person } },
    JSON.stringify({ summary: 'Sem restrições.' }),
  ),
});

describe('a result opened', () => {
  it('has its summary, and its score as told and as text', () => {
    const opened = openResult(
      event(value({ outcome: 'apto', score: 7.5, sealed: sealed('x-1') })),
      sealer,
    );
    expect(opened).toMatchObject({
      outcome: 'apto',
      score: '7.5',
      rawScore: 7.5,
      summary: 'Sem restrições.',
    });
  });
  it('has nulls for what was not told', () =>
    expect(openResult(event(value()), sealer)).toMatchObject({
      outcome: null,
      score: null,
      rawScore: null,
      summary: null,
    }));
  it('is refused when its summary belongs to another order', () =>
    expect(() => openResult(event(value({ sealed: sealed('x-2') })), sealer)).toThrow(SealError));
  it('is refused without a quotation when its summary is no JSON', () => {
    const subject = { system: 'validation', source: 'exams', person: 'x-1' };
    const result = sealer.seal({ purpose: 'result', subject }, 'Ana Souza');
    expect(() => openResult(event(value({ sealed: { result } })), sealer)).toThrow(
      /^what was sealed is no JSON$/,
    );
  });
});
