import { parseKeyRing, SealError, Sealer } from '@ponte/platform';
import { openCandidate } from './candidate';

const sealer = new Sealer(parseKeyRing(`k1:${'ab'.repeat(32)}`).keys);
const subject = { system: 'gupy', source: 'acme', person: '7' };
const of = (candidateId: number | null) => ({ source: 'acme', candidateId });
const seal = (person: unknown, purpose = 'candidate', who = '7') =>
  sealer.seal({ purpose, subject: { ...subject, person: who } }, JSON.stringify(person));

describe('what a platform is told of a person', () => {
  it('is id, full name and e-mail, and nothing else', () => {
    const person = {
      name: ' Ana ',
      lastName: 'Souza Lima',
      email: 'ana@example.com',
      gender: 'Female',
      identificationDocument: '52998224725',
    };
    expect(openCandidate(sealer, seal(person), of(7))).toEqual({
      id: 7,
      name: 'Ana Souza Lima',
      email: 'ana@example.com',
    });
  });
  it.each([[{}], [{ name: 5, lastName: null, email: '  ' }], [null], ['Ana'], [[]]])(
    'leaves out what %j does not have',
    (person) => expect(openCandidate(sealer, seal(person, 'candidate', '-'), of(null))).toEqual({}),
  );
  it('is refused when it was sealed for another purpose', () =>
    expect(() => openCandidate(sealer, seal({}, 'raw'), of(7))).toThrow(SealError));
  it.each([
    ['another person', of(8)],
    ['another account', { source: 'other', candidateId: 7 }],
    ['nobody', of(null)],
  ])('is refused when the order is for %s', (_, who) =>
    expect(() => openCandidate(sealer, seal({ name: 'Ana' }), who)).toThrow(SealError),
  );
  it('is refused without a quotation when it is no JSON', () => {
    const sealed = sealer.seal({ purpose: 'candidate', subject }, 'Ana Souza');
    expect(() => openCandidate(sealer, sealed, of(7))).toThrow(/^what was sealed is no JSON$/);
  });
});
