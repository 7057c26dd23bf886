import { datafaltaFaults } from './datafalta.rules';

describe('the date of an absence', () => {
  it.each(['', '20260212', '20240229'])('%j is taken', (text) =>
    expect(datafaltaFaults(text)).toEqual([]),
  );

  it.each([
    ['20260230', 'datafalta 20260230: não é uma data do calendário'],
    ['20250229', 'não é uma data do calendário'],
    ['20261301', 'não é uma data do calendário'],
    ['00000000', 'não é uma data do calendário'],
    ['00010101', 'não é uma data do calendário'],
    ['2026-02-12', 'deve ter a forma AAAAMMDD ou ficar vazia'],
    ['12022026', 'não é uma data do calendário'],
    ['202602', 'AAAAMMDD'],
    [' ', 'datafalta: deve ter a forma AAAAMMDD'],
    [null, 'datafalta: deve ter a forma AAAAMMDD'],
  ])('%j is refused', (text, words) =>
    expect(datafaltaFaults(text)).toEqual([
      { code: 'datafalta', message: expect.stringContaining(words) as string },
    ]),
  );
});
