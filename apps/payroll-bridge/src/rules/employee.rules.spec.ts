import fc from 'fast-check';
import { readEmployee } from './employee.rules';
import type { ReceivedItem } from './received-item';

const profile = { id: 'holding-producao', companies: ['10', '012'] };
const read = (codfuncionario: string, matricula: string, fault: ReceivedItem['fault'] = 'none') => {
  const item: ReceivedItem = {
    ...{ position: 0, fault, matricula, codfuncionario, resultados: [] },
    ...{ ano: '2026', mes: '02', campoAdicional: '' },
  };
  const { ofCode, ofMatricula, code, empresa } = readEmployee(item, profile);
  return {
    codes: [...ofCode, ...ofMatricula].map((each) => each.code),
    ofCode,
    ofMatricula,
    code,
    empresa,
  };
};

describe('an employee', () => {
  it.each([
    ['10|1|9445', '1019445'],
    ['10|1|00000001', '10100000001'],
    ['10|1|00000001', '1011'],
    ['10|001|1', '1000010000001'],
    ['12|3|45', '12345'],
    ['012|3|45', '012345'],
    [' 10 | 1 | 9445 ', '1019445'],
  ])('%s is %s', (codfuncionario, matricula) =>
    expect(read(codfuncionario, matricula).codes).toEqual([]),
  );

  it('keeps its company as written beside the parts as numbers', () => {
    expect(read('012|03|0045', '1200345')).toMatchObject({
      empresa: '012',
      code: { empresa: '12', estabelecimento: '3', matricula: '45' },
    });
  });

  it.each([
    ['10|1|9445', '1019446'],
    ['10|1|9445', '10 1 9445'],
    ['10|1|9445', '10019446'],
    ['10|1|9445', '9445'],
    ['10|1|90', '1019'],
    ['10|1|9445', ''],
  ])('%s is not %s: flagged by the rule, without a digit of it', (codfuncionario, matricula) => {
    const { codes, ofMatricula } = read(codfuncionario, matricula);
    expect(codes).toEqual(['employee-number']);
    expect(ofMatricula[0]?.message).toContain('matricula não corresponde a codfuncionario');
    expect(ofMatricula[0]?.message).not.toMatch(/\d/);
  });

  it.each(['10|1', '10-1-9445', '10|1|9445|2', 'a|1|2', '|1|2', '9445', ''])(
    'without the three parts is refused: %j',
    (codfuncionario) => {
      const { codes, ofCode, code } = read(codfuncionario, '1019445');
      expect(codes).toEqual(['employee-code']);
      expect(code).toBeUndefined();
      expect(ofCode[0]?.message).not.toMatch(/\d/);
    },
  );

  it('that could not be read at the edge is refused as such', () => {
    expect(read('10|1|9445', '', 'employee-unreadable').codes).toEqual(['employee-unreadable']);
    expect(read('', '1019445', 'employee-unreadable').codes).toEqual(['employee-unreadable']);
  });

  it('of a company that the profile has not is refused', () => {
    expect(read('14|1|5', '1415').ofCode).toEqual([
      { code: 'company', message: 'a empresa 14 não está no perfil holding-producao' },
    ]);
  });

  it('is its concatenation whatever the padding of each part', () => {
    const padded = (digits: number): string => '0'.repeat(digits);
    const zeros = fc.array(fc.nat(4), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(99), fc.nat(999_999), zeros, (branch, number, [a, b, c, d, e, f]) => {
        const code = `${padded(a ?? 0)}10|${padded(b ?? 0)}${branch}|${padded(c ?? 0)}${number}`;
        const matricula = `${padded(d ?? 0)}10${padded(e ?? 0)}${branch}${padded(f ?? 0)}${number}`;
        expect(read(code, matricula).codes).toEqual([]);
        expect(read(code, `${matricula}7`).codes).toEqual(['employee-number']);
      }),
      { numRuns: 2_000 },
    );
  });
});
