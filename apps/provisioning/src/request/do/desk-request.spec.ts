import { parseKeyRing, Sealer } from '@ponte/platform';
import { gupySample } from '@ponte/testing';
import type { DeskCall } from '../task-kinds';
import { deskRequest } from './desk-request';

const sealer = new Sealer(parseKeyRing(`k1:${'0123456789abcdef'.repeat(4)}`).keys);
const seal = (candidate: object, person = '256080') =>
  sealer.seal(
    { purpose: 'candidate', subject: { system: 'gupy', source: 'acme', person } },
    JSON.stringify(candidate),
  );
const sample = gupySample('candidate.hired').data.candidate;
const call = (candidate: string | null): DeskCall => ({
  ...{ key: 'r/1', requestId: 'r', reference: 'r', source: 'acme', candidateId: 256080, candidate },
  wanted: {
    ...{ person: 1, role: 'Analista', workplace: null, department: 'TI', branch: null },
    ...{ hiringType: null, startsOn: '2026-04-06', dueOn: '2026-03-27' },
    items: [{ sku: 'headset', quantity: 1, kit: 'k' }],
  },
});

describe('what the desk is told', () => {
  it('has CPF and name, and leaves out what is not known', () => {
    expect(deskRequest(sealer, call(seal(sample)))).toEqual({
      reference: 'r',
      cpf: '52998224725',
      name: 'Ana Souza Lima',
      role: 'Analista',
      department: 'TI',
      startsOn: '2026-04-06',
      dueOn: '2026-03-27',
      items: [{ sku: 'headset', quantity: 1, kit: 'k' }],
    });
  });
  it.each([
    ["another person's", seal(sample, '7'), 'cannot be opened'],
    ['changed', `${seal(sample).slice(0, -3)}AAA`, 'cannot be opened'],
    ['gone', null, 'no CPF or no name'],
    ['without a CPF', seal({ name: 'Ana' }), 'no CPF or no name: no-cpf'],
  ])('is nothing where the candidate is %s, without a word of them', (_, candidate, reason) => {
    const failure = deskRequest(sealer, call(candidate));
    expect(failure).toMatchObject({
      class: 'permanent',
      reason: expect.stringContaining(reason) as string,
    });
    expect(JSON.stringify(failure)).not.toContain('Ana');
  });
});
