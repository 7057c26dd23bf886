import { buildRequest } from './build-request';
import { sentLines } from './correlate/sent-line';

const item = {
  matricula: '0101000001',
  codfuncionario: '10|1|000001',
  ano: '2026',
  mes: '02',
  campoAdicional: '',
  resultados: [
    { rubrica: '10103', referencia: '15,30', datafalta: '' },
    { rubrica: '10206', referencia: '1,30', datafalta: '20260212' },
  ],
};

describe('buildRequest', () => {
  it.each([
    ['anocom', 'mescom'],
    ['anocomp', 'mescomp'],
  ] as const)('spells year and month %s and %s, and leaves every text as it is', (year, month) => {
    const other = { ...item, matricula: '2' };
    expect(JSON.stringify(buildRequest([item, other], year))).toBe(
      `{"items":[${['0101000001', '2']
        .map(
          (matricula) =>
            `{"matricula":"${matricula}","${year}":"2026","${month}":"02","campoAdicional":"","codfuncionario":"10|1|000001",` +
            '"resultados":[{"rubrica":"10103","referencia":"15,30","datafalta":""},{"rubrica":"10206","referencia":"1,30","datafalta":"20260212"}]}',
        )
        .join(',')}]}`,
    );
  });

  it('sends nothing that is not asked for', () => {
    const more = { ...item, entryId: 'x', resultados: [{ ...item.resultados[0]!, id: 'y' }] };
    expect(JSON.stringify(buildRequest([more], 'anocom'))).not.toMatch(/entryId|"id"/);
  });
});

describe('sentLines', () => {
  it('lists every rubrica with its employee, in the order sent', () => {
    expect(
      sentLines([item, { ...item, matricula: '2' }]).map((line) => [line.matricula, line.rubrica]),
    ).toEqual([
      ['0101000001', '10103'],
      ['0101000001', '10206'],
      ['2', '10103'],
      ['2', '10206'],
    ]);
  });
});
