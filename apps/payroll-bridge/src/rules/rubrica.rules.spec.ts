import fc from 'fast-check';
import { readRubrica } from './rubrica.rules';

const refusal = (rubrica: string | null, empresa?: string): string => {
  const { evento, faults } = readRubrica(rubrica, empresa);
  expect(evento).toBeUndefined();
  return faults.map(({ code, message }) => `${code}: ${message}`).join('; ');
};

describe('a rubrica', () => {
  it.each([
    ['10103', '10', '103'],
    ['100103', '10', '103'],
    ['10206', '10', '206'],
    ['1020003', '102', '3'],
    ['10001', '10', '1'],
    ['10001', '1', '1'],
    ['10103', '010', '103'],
    ['010103', '010', '103'],
    ['0010103', '0010', '103'],
    ['109999', '10', '9999'],
    ['1000103', '10', '103'],
    ['00103', '0', '103'],
  ])('%s of company %s is event %s', (rubrica, empresa, evento) =>
    expect(readRubrica(rubrica, empresa)).toEqual({ evento, faults: [] }),
  );

  it('of which Datasul would read another event is refused, with both named', () => {
    expect(refusal('1103', '1')).toBe(
      'rubrica-event: rubrica 1103: pela empresa 1 seria o evento 103, mas o Datasul leria o evento 1103 (considera só os 4 últimos dígitos); no PontoWeb, escreva o evento com 4 dígitos: 10103',
    );
    expect(refusal('12103', '12')).toContain(
      'pela empresa 12 seria o evento 103, mas o Datasul leria o evento 2103',
    );
    expect(refusal('1012345', '10')).toContain(
      'pela empresa 10 seria o evento 12345, mas o Datasul leria o evento 2345 (considera só os 4 últimos dígitos); um evento tem no máximo 4 dígitos',
    );
    expect(refusal('15', '1')).toContain('evento 5, mas o Datasul leria o evento 15');
  });

  it('that does not begin with the company, or has nothing after it, is refused, with what Datasul would read', () => {
    expect(refusal('12103', '10')).toBe(
      'rubrica-company: rubrica 12103: não começa com a empresa 10 do codfuncionario, portanto pela empresa não há evento; o Datasul leria o evento 2103 (considera só os 4 últimos dígitos)',
    );
    expect(refusal('10', '10')).toContain('nada resta depois da empresa 10');
    expect(refusal('010103', '10')).toContain('não começa com a empresa 10');
  });

  it.each(['100000', '100'])('whose event is 0 is refused: %s', (rubrica) =>
    expect(refusal(rubrica, '10')).toContain('o evento 0 não existe no Datasul'),
  );

  it.each([
    ['', 'não foi informada'],
    [null, 'só dígitos'],
    ['10-103', 'só dígitos'],
    [' 10103', 'só dígitos'],
    ['1'.repeat(21), 'só dígitos'],
  ])('%j is none', (rubrica, words) => expect(refusal(rubrica, '10')).toContain(words));

  it('of nobody knows which company has no event, and no fault of its own', () => {
    expect(readRubrica('10103', undefined)).toEqual({ faults: [] });
  });

  const company = fc
    .tuple(fc.nat(9_999), fc.integer({ min: 0, max: 3 }))
    .map(([number, zeros]) => '0'.repeat(zeros) + String(number));

  it('passes always with an event padded to four digits', () => {
    fc.assert(
      fc.property(
        company,
        fc.integer({ min: 1, max: 9_999 }),
        fc.boolean(),
        (empresa, event, asWritten) => {
          const prefix = asWritten ? empresa : String(Number(empresa));
          const rubrica = prefix + String(event).padStart(4, '0');
          expect(readRubrica(rubrica, empresa)).toEqual({ evento: String(event), faults: [] });
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('passes if and only if the company and the last four digits say the same event', () => {
    const digits = fc.stringMatching(/^\d{1,8}$/);
    const sent = fc.oneof(
      digits.map((text) => () => text),
      digits.map((text) => (empresa: string) => empresa + text),
      digits.map((text) => (empresa: string) => String(Number(empresa)) + text),
    );
    fc.assert(
      fc.property(company, sent, (empresa, make) => {
        const rubrica = make(empresa);
        const rests = [empresa, String(Number(empresa))]
          .filter((prefix) => rubrica.startsWith(prefix))
          .map((prefix) => rubrica.slice(prefix.length))
          .filter((rest) => rest !== '');
        const last = Number(rubrica.slice(-4));
        const same = rests.some((rest) => Number(rest) === last);
        const agrees = same && last !== 0;
        const { evento, faults } = readRubrica(rubrica, empresa);
        expect(evento).toBe(agrees ? String(last) : undefined);
        if (same && !agrees) expect(faults[0]?.message).toContain('o evento 0 não existe');
        if (!same) expect(faults[0]?.message).toContain(`o Datasul leria o evento ${last} `);
        if (!same && rests[0] !== undefined)
          expect(faults[0]?.message).toContain(`seria o evento ${Number(rests[0])},`);
      }),
      { numRuns: 20_000 },
    );
  });
});
