import { matriculaForms } from './matricula-forms';

const forms = (matricula: string, codfuncionario: string) =>
  matriculaForms({ matricula, codfuncionario });

describe('matriculaForms', () => {
  it.each(['1019445', '01019445', '10019445', '10109445', '101000009445', ' 1019445 '])(
    'of 10|1|9445 holds %j',
    (text) => {
      expect(forms('1019445', '10|1|9445').holds(text)).toBe(true);
    },
  );

  it.each(['1019446', '101944', '10190445', '10194450', '10|1|9445', '', '1019445a'])(
    'of 10|1|9445 does not hold %j',
    (text) => {
      expect(forms('1019445', '10|1|9445').holds(text)).toBe(false);
    },
  );

  it('takes only leading zeros where the matrícula is not the three parts', () => {
    const strange = forms('778', '10|1|9445');
    expect(strange.holds('0778')).toBe(true);
    expect(strange.holds('7078')).toBe(false);
    expect(strange.holds('1019445')).toBe(false);
  });

  it('takes a matrícula that is no number as it is', () => {
    const text = forms('A-007', '10|1|9445');
    expect(text.holds('A-007')).toBe(true);
    expect(text.holds('A-7')).toBe(false);
    expect(text.meets(forms('A-007', '10|2|1'))).toBe(true);
    expect(text.meets(forms('7', '10|2|1'))).toBe(false);
  });

  it.each([
    ['1|11|5', '11|1|5', true],
    ['10|1|5', '1|01|5', true],
    ['10|1|5', '101|0|5', true],
    ['10|1|1', '10|1|10', false],
    ['10|1|9445', '10|1|9446', false],
  ])('says whether one text can be of %s and of %s: %s', (one, other, both) => {
    const [a, b] = [one, other].map((code) => forms(code.replaceAll('|', ''), code));
    expect(b && a?.meets(b)).toBe(both);
    expect(a && b?.meets(a)).toBe(both);
  });

  it('is quick with nothing but zeros', () => {
    const zeros = '0'.repeat(200);
    expect(forms('000', '0|0|0').holds(zeros)).toBe(true);
    expect(forms('000', '0|0|0').holds('00')).toBe(false);
  });
});
