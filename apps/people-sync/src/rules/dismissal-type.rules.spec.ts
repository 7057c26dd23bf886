import { dismissalTypeOf } from './dismissal-type.rules';

const NAMES = ['Funcionário'];
const typeOf = (initiative: string | null, justCause: boolean | null, names = NAMES) =>
  dismissalTypeOf({ initiative, justCause }, names);

describe('the type of a dismissal', () => {
  it.each([
    ['Funcionário', true, 1],
    ['Funcionário', false, 1],
    ['Funcionário', null, 1],
    [' FUNCIONARIO ', true, 1],
    ['Empresa', false, 2],
    ['Empresa', true, 3],
    ['Outros', false, 2],
  ])('by initiative %j and just cause %j is %i', (initiative, justCause, type) => {
    expect(typeOf(initiative, justCause)).toBe(type);
  });

  it('is never guessed', () => {
    expect(typeOf(null, true)).toEqual({ missing: expect.stringContaining('iniciativa') });
    expect(typeOf(null, false)).toEqual({ missing: expect.stringContaining('iniciativa') });
    expect(typeOf('Empresa', null)).toEqual({ missing: expect.stringContaining('justa causa') });
    expect(dismissalTypeOf(undefined, NAMES)).toEqual({
      missing: expect.stringContaining('situação'),
    });
  });

  it('knows the initiative by the names of the configuration', () => {
    expect(typeOf('Empregado', true, ['Funcionário', 'empregado'])).toBe(1);
    expect(typeOf('2', true, ['2'])).toBe(1);
    expect(typeOf('Funcionário', true, ['2'])).toBe(3);
  });
});
