import { parseKeyRing, SealError, Sealer } from '@ponte/platform';
import { openCandidate } from './candidate';

const sealer = new Sealer(parseKeyRing(`k1:${'ab'.repeat(32)}`).keys);
const subject = { system: 'gupy', source: 'acme', person: '7' };
const seal = (person: unknown, purpose = 'candidate') =>
  sealer.seal({ purpose, subject }, JSON.stringify(person));

describe('what a platform is told of a person', () => {
  it('is id, full name and e-mail, and nothing else', () => {
    const person = {
      name: ' Ana ',
      lastName: 'Souza Lima',
      email: 'ana@example.com',
      gender: 'Female',
      identificationDocument: '52998224725',
    };
    expect(openCandidate(sealer, seal(person), 7)).toEqual({
      id: 7,
      name: 'Ana Souza Lima',
      email: 'ana@example.com',
    });
  });
  it.each([[{}], [{ name: 5, lastName: null, email: '  ' }], [null], ['Ana'], [[]]])(
    'leaves out what %j does not have',
    (person) => expect(openCandidate(sealer, seal(person), null)).toEqual({}),
  );
  it('is refused when it was sealed for another purpose', () =>
    expect(() => openCandidate(sealer, seal({}, 'raw'), 7)).toThrow(SealError));
});
