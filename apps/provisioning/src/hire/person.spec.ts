import { gupySample } from '@ponte/testing';
import { readPerson } from './person';

const sample = gupySample('candidate.hired').data.candidate;
const read = (changes: object) => readPerson({ ...sample, ...changes });

describe('the person of a hire', () => {
  it("is read from the vendor's sample", () => {
    expect(readPerson(sample)).toEqual({
      cpf: '52998224725',
      name: 'Ana Souza Lima',
      faults: [],
    });
  });
  it('is called by name and last name, trimmed', () => {
    expect(read({ name: '  Ana ', lastName: ' Souza   Lima\t' }).name).toBe('Ana Souza Lima');
    expect(read({ lastName: null }).name).toBe('Ana');
    expect(read({ name: '', lastName: 'Lima' }).name).toBe('Lima');
  });
  it('without any name is a fault', () => {
    expect(read({ name: ' ', lastName: 3 })).toMatchObject({ name: null, faults: ['no-name'] });
  });
  it.each([
    ['529.982.247-25', '52998224725'],
    [52998224725, '52998224725'],
  ])('may have the CPF written as %j', (identificationDocument, cpf) => {
    expect(read({ identificationDocument })).toMatchObject({ cpf, faults: [] });
  });
  it.each([
    [undefined, 'BR', 'no-cpf'],
    ['', 'BR', 'no-cpf'],
    [' ', null, 'no-cpf'],
    ['12345678900', 'BR', 'invalid-cpf'],
    ['11111111111', 'BR', 'invalid-cpf'],
    ['5299822472', 'Brasil', 'invalid-cpf'],
    ['AB-123456', 'AR', 'foreign-document'],
    [undefined, 'AR', 'no-cpf'],
    [{}, 'BR', 'no-cpf'],
  ])('with the document %j of %j waits for a person: %s', (document, country, fault) => {
    const person = read({ identificationDocument: document, countryOfOrigin: country });
    expect(person).toMatchObject({ cpf: null, faults: [fault] });
  });
  it('from abroad may have a CPF', () => {
    expect(read({ countryOfOrigin: 'AR' }).faults).toEqual([]);
  });
  it('may be missing from the event', () => {
    expect(readPerson(undefined).faults).toEqual(['no-candidate']);
  });
});
