import { Blame } from './blame';

describe('whom a refused call is about', () => {
  it('the last part, once Datasul answers others', () => {
    const blame = new Blame();
    expect(blame.of('1 Funcionário inválido', true)).toBe('undecided');
    blame.answered();
    expect(blame.of('1 Funcionário inválido', true)).toBe('item');
  });

  it('each item that is refused for something of its own', () => {
    const blame = new Blame();
    expect(blame.of('1 Funcionário A', true)).toBe('undecided');
    expect(blame.of('1 Funcionário B', true)).toBe('item');
    expect(blame.of('1 Funcionário A', true)).toBe('item');
  });

  it('none, if two are refused alike and nothing is answered', () => {
    const blame = new Blame();
    expect(blame.of('7 Sem licença', true)).toBe('undecided');
    expect(blame.of('7 Sem licença', true)).toBe('none');
    expect(blame.of('7 Sem licença', true)).toBe('none');
  });

  it('none, if nobody else can be asked', () => {
    expect(new Blame().of('7 Sem licença', false)).toBe('none');
  });
});
