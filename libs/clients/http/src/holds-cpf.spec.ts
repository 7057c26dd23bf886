import { holdsCpf } from './holds-cpf';

describe('holdsCpf', () => {
  it.each(['52998224725', '529.982.247-25', 'CPF 529.982.247-25, apto', 'cpf=52998224725&x=1'])(
    'finds one in %j',
    (text) => {
      expect(holdsCpf(text)).toBe(true);
    },
  );

  it.each([
    '',
    'Exames',
    '52998224726',
    '529982247251',
    '11111111111',
    '0152998224725',
    '2026-03-02',
    '8451877',
  ])('finds none in %j', (text) => {
    expect(holdsCpf(text)).toBe(false);
  });
});
