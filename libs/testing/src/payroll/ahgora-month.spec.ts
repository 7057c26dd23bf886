import { ahgoraMonth, rubricaOf } from './ahgora-month';

describe('ahgoraMonth', () => {
  it('makes the same month of the same options, nobody and nothing twice', () => {
    const month = ahgoraMonth({ employees: 2_000, rubricas: 6 });
    expect(month).toEqual(ahgoraMonth({ employees: 2_000, rubricas: 6 }));
    expect(new Set(month.items.map(({ codfuncionario }) => codfuncionario)).size).toBe(2_000);
    expect(month.items[0]).toEqual({
      matricula: '1019001',
      anocom: '2026',
      mescom: '02',
      campoAdicional: '',
      codfuncionario: '10|1|9001',
      resultados: expect.arrayContaining([
        { rubrica: '10103', referencia: '0,01', datafalta: '' },
      ]) as unknown,
    });
    for (const { resultados } of month.items) {
      expect(new Set(resultados.map(({ rubrica }) => rubrica)).size).toBe(6);
      for (const { referencia } of resultados) expect(referencia).toMatch(/^\d{1,2},[0-5]\d$/);
    }
  });

  it('writes rubricas of which the last four digits are the event', () => {
    const { items } = ahgoraMonth({ employees: 30, rubricas: 90, empresas: ['10', '1', '12'] });
    for (const { codfuncionario, resultados } of items) {
      const [empresa = ''] = codfuncionario.split('|');
      for (const { rubrica } of resultados)
        expect(Number(rubrica.slice(-4))).toBe(Number(rubrica.slice(empresa.length)));
    }
    expect([rubricaOf('10', 103), rubricaOf('1', 103), rubricaOf('12', 103)]).toEqual([
      '10103',
      '10103',
      '120103',
    ]);
  });

  it('changes what it is told to', () => {
    const { items } = ahgoraMonth({
      employees: 2,
      rubricas: 2,
      change: (employee, line) => (employee === 1 && line === 0 ? { datafalta: '20260212' } : {}),
    });
    const days = items.flatMap(({ resultados }) => resultados.map(({ datafalta }) => datafalta));
    expect(days).toEqual(['', '', '20260212', '']);
  });

  it.each([
    [{ employees: 0, rubricas: 1 }],
    [{ employees: 1, rubricas: 91 }],
    [{ employees: 1, rubricas: 1, competencia: '2026-13' }],
    [{ employees: 1, rubricas: 1, empresas: ['a'] }],
  ])('makes no month of %j', (options) => {
    expect(() => ahgoraMonth(options)).toThrow(RangeError);
  });
});
