import { comparable } from './comparable';
import { sameText } from './same-text';

describe('texts typed by people', () => {
  it.each([
    ['EXAMES ', 'exames'],
    ['Posto  de\ttrabalho', 'POSTO DE TRABALHO'],
    ['Admissão', 'admissao'],
    ['São Paulo', 'Sa\u0303o Paulo'],
  ])('%j is %j', (a, b) => {
    expect(sameText(a, b)).toBe(true);
    expect(comparable(a)).toBe(comparable(b));
  });

  it.each([
    ['Exames', 'Exame'],
    ['', null],
    [null, null],
    [undefined, 'exames'],
  ])('%j is not %j', (a, b) => expect(sameText(a, b)).toBe(false));
});
