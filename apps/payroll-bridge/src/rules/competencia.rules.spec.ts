import { openFaults, readCompetencia } from './competencia.rules';

const TODAY = '2026-03-02';
const profile = {
  closed: ['2026-01'],
  closing: { '2025-12': '2026-03-02', '2026-02': '2026-03-05' },
  competencias: { monthsBack: 24, monthsAhead: 1 },
};
const read = (ano: string | null, mes: string | null, today = TODAY) =>
  readCompetencia(ano, mes, profile, today);

describe('a competência', () => {
  it.each([
    ['2026', '03', '2026-03'],
    ['2026', '3', '2026-03'],
    ['2026', '04', '2026-04'],
    ['2024', '03', '2024-03'],
    ['2026', '02', '2026-02'],
  ])('%s %s is %s', (ano, mes, competencia) =>
    expect(read(ano, mes)).toEqual({ competencia, ofAno: [], ofMes: [] }),
  );

  it.each([
    ['2026', '13', 'ofMes', 'mês da competência 13: deve ser de 01 a 12'],
    ['2026', '00', 'ofMes', 'deve ser de 01 a 12'],
    ['2026', '002', 'ofMes', 'deve ser de 01 a 12'],
    ['2026', '', 'ofMes', 'o mês da competência não foi informado'],
    ['2026', null, 'ofMes', 'mês da competência: deve ser de 01 a 12'],
    ['26', '02', 'ofAno', 'ano da competência 26: deve ter 4 dígitos'],
    ['0026', '02', 'ofAno', 'deve ter 4 dígitos'],
    ['', '02', 'ofAno', 'o ano da competência não foi informado'],
    [null, '02', 'ofAno', 'ano da competência: deve ter 4 dígitos'],
  ] as const)('%j %j is none', (ano, mes, part, words) => {
    const judged = read(ano, mes);
    expect(judged.competencia).toBeUndefined();
    expect(judged[part]).toEqual([
      { code: 'competence', message: expect.stringContaining(words) as string },
    ]);
  });

  it('tells year and month at once', () => {
    const { ofAno, ofMes } = read('26', '13');
    expect([ofAno.length, ofMes.length]).toEqual([1, 1]);
  });

  it.each([
    ['2026', '05'],
    ['2024', '02'],
  ])('%s %s is too far from today, but known', (ano, mes) => {
    expect(read(ano, mes)).toEqual({
      competencia: `${ano}-${mes}`,
      ofAno: [],
      ofMes: [
        {
          code: 'competence-range',
          message: `competência ${mes}/${ano}: longe demais de hoje, o perfil aceita até 24 meses antes e 1 mês depois do mês atual`,
        },
      ],
    });
  });

  it('that is closed is refused with the reason', () => {
    expect(openFaults('2026-01', profile, TODAY)).toEqual([
      { code: 'competence-closed', message: 'competência 01/2026: está fechada' },
    ]);
  });

  it('is closed from its day of closing on', () => {
    expect(openFaults('2026-02', profile, '2026-03-04')).toEqual([]);
    expect(openFaults('2026-02', profile, '2026-03-05').map(({ message }) => message)).toEqual([
      'competência 02/2026: está fechada desde 05/03/2026',
    ]);
    expect(openFaults('2025-12', profile, TODAY)).toHaveLength(1);
  });
});
