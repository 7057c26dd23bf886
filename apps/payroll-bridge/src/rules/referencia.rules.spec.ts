import fc from 'fast-check';
import { RubricaConfig } from '../config/rubrica.config';
import type { Unit } from './amount';
import { readReferencia } from './referencia.rules';

const rule = (unit: Unit, more: Partial<RubricaConfig> = {}): RubricaConfig =>
  Object.assign(new RubricaConfig(), { unit, ...more });
const words = (text: string | null, by?: RubricaConfig): string =>
  readReferencia(text, by)
    .faults.map(({ code, message }) => `${code} ${message}`)
    .join('; ');

describe('a reference', () => {
  it.each<[string, RubricaConfig, string]>([
    ['15,30', rule('hhmm'), '930'],
    ['15,30', rule('decimal'), '15.3'],
    ['15,75', rule('decimal'), '15.75'],
    ['2', rule('days'), '2'],
    ['2,00', rule('days'), '2'],
    ['2,5', rule('days', { decimals: 1 }), '2.5'],
    ['1500,10', rule('money'), '1500.1'],
    ['0,1250', rule('decimal', { decimals: 4 }), '0.125'],
    ['220,00', rule('hhmm', { max: '220,00' }), '13200'],
    ['0,01', rule('hhmm', { min: '0,01' }), '1'],
  ])('%s by %o is %s', (text, by, amount) =>
    expect(readReferencia(text, by)).toEqual({ amount, faults: [] }),
  );

  it.each<[string | null, RubricaConfig, string]>([
    ['15,75', rule('hhmm'), 'referência 15,75: em horas e minutos, os minutos vão de 00 a 59'],
    ['15,3', rule('hhmm'), 'com dois dígitos de minutos: 15,30'],
    ['15', rule('hhmm'), 'com dois dígitos de minutos'],
    ['-1,00', rule('hhmm'), 'não pode ser negativa'],
    ['', rule('hhmm'), 'referência: não foi informada'],
    ['  ', rule('hhmm'), 'referência: não foi informada'],
    [null, rule('hhmm'), 'referência: deve ser um número com vírgula decimal'],
    ['1.200,00', rule('money'), 'sem ponto nem milhar'],
    ['15.30', rule('decimal'), 'só a vírgula decimal é aceita'],
    ['-1.200,00', rule('money'), 'negativa; referencia referência -1.200,00: só a vírgula'],
    ['1 200,00', rule('money'), 'sem espaços nem sinais'],
    ['+1,00', rule('money'), 'sem espaços nem sinais'],
    ['1,2,3', rule('decimal'), 'deve ser um número com vírgula decimal'],
    [',30', rule('decimal'), 'deve ser um número com vírgula decimal'],
    ['1,305', rule('decimal'), 'no máximo 2 casas decimais'],
    ['1,300', rule('decimal'), 'no máximo 2 casas decimais'],
    ['1,25', rule('decimal', { decimals: 1 }), 'no máximo 1 casa decimal'],
    ['1,5', rule('decimal', { decimals: 0 }), 'sem casas decimais'],
    ['1,30', rule('days'), 'em dias inteiros, sem decimais'],
    ['1000000000000000', rule('money'), 'número grande demais'],
    ['1000000000000000,00', rule('hhmm'), 'número grande demais'],
    [
      '220,01',
      rule('hhmm', { max: '220,00' }),
      'referencia-range referência 220,01: acima do máximo 220,00',
    ],
    ['0,00', rule('hhmm', { min: '0,01' }), 'abaixo do mínimo 0,01'],
    ['31,5', rule('days', { max: '31', decimals: 1 }), 'acima do máximo 31'],
  ])('%j by %o is refused: %s', (text, by, message) => {
    expect(words(text, by)).toContain(message);
    expect(readReferencia(text, by).amount).toBeUndefined();
  });

  it('of an event without a rule is judged by its form only', () => {
    expect(readReferencia('15,75', undefined)).toEqual({ faults: [] });
    expect(words('-1', undefined)).toContain('negativa');
  });

  it('is taken only in the form that its unit has, whatever is sent', () => {
    const forms: readonly [RubricaConfig, RegExp][] = [
      [rule('hhmm'), /^0*\d{1,15},[0-5]\d$/],
      [rule('decimal'), /^0*\d{1,15}(,\d{1,2})?$/],
      [rule('days'), /^0*\d{1,15}(,00?)?$/],
      [rule('money', { decimals: 3 }), /^0*\d{1,15}(,\d{1,3})?$/],
    ];
    const figures = fc.string({ unit: fc.constantFrom(...'0123456789,.+- '), maxLength: 20 });
    const likely = fc
      .tuple(fc.nat(300), fc.stringMatching(/^\d{1,4}$/))
      .map(([units, rest]) => `${units},${rest}`);
    fc.assert(
      fc.property(fc.oneof(figures, likely), fc.constantFrom(...forms), (text, [by, form]) => {
        const { amount, faults } = readReferencia(text, by);
        expect(amount !== undefined).toBe(form.test(text));
        expect(faults.length === 0).toBe(amount !== undefined);
      }),
      { numRuns: 10_000 },
    );
  });

  it('lies between its bounds, to the minute', () => {
    const time = fc.nat(20_000);
    const text = (minutes: number): string =>
      `${Math.floor(minutes / 60)},${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(time, time, time, (value, a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const { faults } = readReferencia(
          text(value),
          rule('hhmm', { min: text(min), max: text(max) }),
        );
        expect(faults.length === 0).toBe(value >= min && value <= max);
      }),
      { numRuns: 5_000 },
    );
  });
});
