import { payrollSamples } from '@ponte/testing';
import { testProfile } from '../config/testing/test-profile';
import { checkRequest } from './check-request';

const TODAY = '2026-03-02';
const check = (body: unknown, changes: Parameters<typeof testProfile>[0] = {}) =>
  checkRequest(
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    testProfile(changes),
    TODAY,
  );
const placesOf = (body: unknown, changes = {}): string[] =>
  check(body, changes).faults.map(({ path, code }) => `${path} ${code}`);
const item = (changes: object = {}) => ({
  ...{ matricula: '1019445', anocom: '2026', mescom: '02', campoAdicional: '' },
  ...{ codfuncionario: '10|1|9445', resultados: [{ rubrica: '10103', referencia: '15,30' }] },
  ...changes,
});

describe('a request of a file', () => {
  it('of the vendor is in order', () => {
    expect(check(payrollSamples().request)).toEqual({ items: 2, rubricas: 3, good: 3, faults: [] });
  });

  it('has every fault told once, with its place', () => {
    const wrong = item({
      campoAdicional: 'A',
      resultados: [
        { rubrica: '1103', referencia: '1,60', datafalta: '20260230' },
        { rubrica: '10104', referencia: '-1,00' },
      ],
    });
    expect(check({ items: [item(), wrong] })).toMatchObject({ items: 2, rubricas: 3, good: 1 });
    expect(placesOf({ items: [item(), wrong] })).toEqual([
      '/items/1/campoAdicional campo-adicional',
      '/items/1/resultados/0/rubrica rubrica-company',
      '/items/1/resultados/0/datafalta datafalta',
      '/items/1/resultados/1/referencia referencia',
    ]);
  });

  it('may have objects where lists are meant, and faults where they really stand', () => {
    const one = item({ mescom: '13', resultados: { rubrica: '10103', referencia: '1,60' } });
    expect(placesOf({ items: one })).toEqual([
      '/items/mescom competence',
      '/items/resultados/referencia referencia',
    ]);
    expect(placesOf({ items: [one] })).toEqual([
      '/items/0/mescom competence',
      '/items/0/resultados/referencia referencia',
    ]);
  });

  it('may spell year and month in two ways, but not say two things', () => {
    const other = (changes: object) =>
      placesOf({ items: [item({ anocom: undefined, mescom: undefined, ...changes })] });
    expect(other({ anocomp: '2026', mescomp: '02' })).toEqual([]);
    expect(other({ anocom: '2026', anocomp: '2026', mescom: '2', mescomp: '02' })).toEqual([]);
    expect(other({ anocom: '2026', mescomp: '13' })).toEqual(['/items/0/mescomp competence']);
    expect(other({ anocom: '2026', mescom: '02', mescomp: '03' })).toEqual([
      '/items/0/anocom competence-differs',
    ]);
    expect(other({})).toEqual(['/items/0/anocom competence', '/items/0/mescom competence']);
  });

  it('may have whole numbers for digits, but not for references', () => {
    const numbers = item({ anocom: 2026, mescom: 2, matricula: 1019445, campoAdicional: 1 });
    expect(placesOf({ items: [numbers] })).toEqual([]);
    expect(
      placesOf({ items: [item({ resultados: { rubrica: 10103, referencia: 15.3 } })] }),
    ).toEqual(['/items/0/resultados/referencia referencia']);
    const text = JSON.stringify({ items: [item({ campoAdicional: 7 })] });
    expect(placesOf(text.replace(':7,', ':1.0,'))).toEqual([
      '/items/0/campoAdicional campo-adicional',
    ]);
  });

  it('has the duplicates of an employee found across its items, and of nobody else', () => {
    const padded = item({ codfuncionario: '010|001|09445', campoAdicional: '' });
    const other = item({ codfuncionario: '10|1|9446', matricula: '1019446' });
    expect(placesOf({ items: [item(), other, padded] })).toEqual([
      '/items/0/resultados/0/rubrica duplicate',
      '/items/2/resultados/0/rubrica duplicate',
    ]);
  });

  it('has the whole employee held back, and nobody else, if the profile says so', () => {
    const other = item({ codfuncionario: '10|1|9446', matricula: '1019446' });
    const wrong = item({
      resultados: [
        { rubrica: '10103', referencia: '15,30' },
        { rubrica: '10104', referencia: '' },
      ],
    });
    expect(placesOf({ items: [wrong, other] }, { wholeEmployee: true })).toEqual([
      '/items/0/resultados/0 whole-employee',
      '/items/0/resultados/1/referencia referencia',
    ]);
  });

  it.each([
    ['', ' request', 'não é JSON'],
    ['{"items":', '/items request', 'deve ser uma lista de objetos'],
    ['[]', ' request', 'não é um objeto'],
    ['3', ' request', 'não é um objeto'],
    ['{}', '/items request', 'deve ser a lista de funcionários'],
    ['{"items":[]}', '/items request', 'não há nenhum item'],
    ['{"items":null}', '/items request', 'deve ser uma lista de objetos'],
    ['{"items":[3]}', '/items/0 request', 'deve ser um objeto'],
    ['{"items":"x"}', '/items request', 'deve ser uma lista de objetos'],
  ])('that is %j is not taken', (text, place, words) => {
    expect(placesOf(text)).toEqual([place]);
    expect(check(text).faults[0]?.message).toContain(words);
  });

  it('is not taken as a whole for what cannot be split, and all the rest is told as well', () => {
    const items = [
      item(),
      item({ codfuncionario: 'x'.repeat(256) }),
      item({ resultados: [7, { rubrica: '1'.repeat(256), referencia: '1,60' }] }),
      item({ resultados: Array(1_001).fill({ rubrica: '10103' }) }),
    ];
    const { good, faults } = check({ items });
    expect(good).toBe(0);
    expect(faults.filter(({ code }) => code === 'request').map(({ path }) => path)).toEqual([
      '/items/1/codfuncionario',
      '/items/2/resultados/0',
      '/items/2/resultados/1/rubrica',
      '/items/3/resultados',
    ]);
    expect(faults.map(({ path }) => path)).toContain('/items/3/resultados/1000/referencia');
  });

  it('may begin with a byte order mark', () => {
    expect(placesOf(`\ufeff${JSON.stringify({ items: [item()] })}`)).toEqual([]);
  });

  it('in another encoding than UTF-8 is not taken', () => {
    const latin1 = Buffer.from('{"items":[{"matricula":"ç"}]}', 'latin1');
    expect(checkRequest(latin1, testProfile(), TODAY).faults).toEqual([
      { path: '', code: 'request', message: 'não é UTF-8 (RFC 8259)' },
    ]);
  });

  it('has no person in its faults', () => {
    const words = check({
      items: [
        item({ matricula: '7777777' }),
        item({ codfuncionario: '14|1|8888888' }),
        item({ codfuncionario: 'Maria' }),
      ],
    }).faults.map(({ message }) => message);
    expect(words.length).toBeGreaterThan(2);
    expect(words.join()).not.toMatch(/7777777|8888888|Maria/);
  });
});
