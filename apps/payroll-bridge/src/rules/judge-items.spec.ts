import { testProfile } from '../config/testing/test-profile';
import { faultText } from './fault-text';
import { judgeItems } from './judge-items';
import type { JudgedLine } from './judged-line';
import type { ReceivedItem } from './received-item';

const TODAY = '2026-03-02';
type Line = ReceivedItem['resultados'][number];

const line = (rubrica: string | null, changes: Partial<Line> = {}): Line => ({
  ...{ rubrica, referencia: '15,30', datafalta: '', ...changes },
});
const item = (resultados: Line[], changes: Partial<ReceivedItem> = {}): ReceivedItem => ({
  ...{ position: 0, fault: 'none' as const, matricula: '1019445', codfuncionario: '10|1|9445' },
  ...{ ano: '2026', mes: '02', campoAdicional: '01', resultados },
  ...changes,
});
const judge = (items: ReceivedItem[], changes: Parameters<typeof testProfile>[0] = {}) =>
  judgeItems(items, testProfile(changes), TODAY);
const codesOf = (judged: JudgedLine | undefined): string[] =>
  judged && !judged.ok ? judged.faults.map(({ code }) => code) : [];
const verdicts = (lines: JudgedLine[]): string[] =>
  lines.map((judged) => codesOf(judged).join(',') || 'ok');

describe('rubricas before Datasul', () => {
  it('are entries with a key as numbers, a unit, an exact amount, and the reference verbatim', () => {
    const items = [
      item([line('10103'), line('100206', { referencia: '1,30', datafalta: '20260212' })], {
        codfuncionario: '010|001|0009445',
        campoAdicional: '001',
        mes: '2',
      }),
    ];
    const key = {
      empresa: '10',
      estabelecimento: '1',
      competencia: '2026-02',
      campoAdicional: '1',
    };
    expect(judge(items)).toEqual([
      {
        ...{ item: 0, line: 0, rubrica: '10103', referencia: '15,30', datafalta: '', ok: true },
        ...{ key: { ...key, evento: '103', datafalta: '' }, unit: 'hhmm', amount: '930' },
      },
      {
        ...{ item: 0, line: 1, rubrica: '100206', referencia: '1,30', datafalta: '20260212' },
        ...{ ok: true, key: { ...key, evento: '206', datafalta: '20260212' } },
        ...{ unit: 'decimal', amount: '1.3' },
      },
    ]);
  });

  it('tell all that is wrong with one, each fault with its place', () => {
    const wrong = item([line('1103', { referencia: '-1.200,00', datafalta: '20260230' })], {
      ...{
        position: 4,
        codfuncionario: '1|1|9445',
        matricula: '7',
        mes: '13',
        campoAdicional: null,
      },
    });
    const [judged] = judge([wrong]);
    expect(judged?.ok === false && judged.faults.map(({ code, path }) => [code, path])).toEqual([
      ['company', '/items/4/codfuncionario'],
      ['employee-number', '/items/4/matricula'],
      ['competence', '/items/4/mescom'],
      ['campo-adicional', '/items/4/campoAdicional'],
      ['rubrica-event', '/items/4/resultados/0/rubrica'],
      ['referencia', '/items/4/resultados/0/referencia'],
      ['referencia', '/items/4/resultados/0/referencia'],
      ['datafalta', '/items/4/resultados/0/datafalta'],
    ]);
    expect(judged).toMatchObject({ known: { empresa: '1', estabelecimento: '1' } });
    expect(judged?.ok === false && faultText(judged.faults)).toMatch(
      /^Não lançada: a empresa 1 não está no perfil holding-producao; matricula não corresponde .*; datafalta 20260230: não é uma data do calendário\.$/,
    );
  });

  it('that are faulty do not hold back the good ones of the employee', () => {
    const items = [item([line('10103'), line('10104', { referencia: '1,60' }), line('10105')])];
    expect(verdicts(judge(items))).toEqual(['ok', 'referencia', 'ok']);
  });

  it('that are faulty hold back all of the employee, in every item, if the profile says so', () => {
    const items = [
      item([line('10103'), line('10104', { referencia: '1,60' })]),
      item([line('10105')], { position: 3, campoAdicional: '02' }),
    ];
    const judged = judge(items, { wholeEmployee: true });
    expect(verdicts(judged)).toEqual(['whole-employee', 'referencia', 'whole-employee']);
    expect(judged[2]).toMatchObject({
      ...{ item: 3, line: 0, unit: 'hhmm', known: { evento: '105', campoAdicional: '2' } },
      faults: [{ path: '/items/3/resultados/0' }],
    });
    expect(verdicts(judge([item([line('10103')])], { wholeEmployee: true }))).toEqual(['ok']);
  });

  it('are refused of an event that the profile does not know, and judged by its form all the same', () => {
    const rubricas = new Map([...testProfile().rubricas].filter(([name]) => name !== 'default'));
    const items = [item([line('10103'), line('10207', { referencia: '1.0' })])];
    const judged = judge(items, { rubricas });
    expect(verdicts(judged)).toEqual(['ok', 'rubrica-unknown,referencia']);
    expect(judged[1]).toMatchObject({
      faults: [{ message: 'rubrica 10207: o evento 207 não está no perfil holding-producao' }, {}],
    });
  });

  it('have the bounds of their event, by its number', () => {
    const items = [
      item([line('100103', { referencia: '220,01' }), line('10104', { referencia: '220,01' })]),
    ];
    expect(verdicts(judge(items))).toEqual(['referencia-range', 'ok']);
  });
});

describe('the item', () => {
  it('may be without a payment number only if the profile allows it', () => {
    const items = [item([line('10103')], { campoAdicional: '' })];
    expect(judge(items)[0]).toMatchObject({ ok: true, key: { campoAdicional: '0' } });
    expect(verdicts(judge(items, { emptyCampoAdicional: 'refuse' }))).toEqual(['campo-adicional']);
  });

  it.each([
    ['competence-differs', '/items/0/anocom'],
    ['employee-unreadable', '/items/0/codfuncionario'],
  ] as const)('with the fault %s has all its rubricas refused', (fault, path) => {
    const judged = judge([item([line('10103'), line('10104')], { fault })]);
    expect(verdicts(judged)).toEqual([fault, fault]);
    expect(judged[0]).toMatchObject({ faults: [{ path }] });
  });

  it('of a closed competência has all its rubricas refused, with the reason', () => {
    const judged = judge([item([line('10103')])], { closed: ['2026-02'] });
    expect(verdicts(judged)).toEqual(['competence-closed']);
    expect(judged[0]).toMatchObject({ known: { competencia: '2026-02', evento: '103' } });
  });

  it('of nobody has no rubrica rule broken, for there is no company', () => {
    expect(verdicts(judge([item([line('10103')], { codfuncionario: '10' })]))).toEqual([
      'employee-code',
    ]);
  });

  it('without rubricas gives none', () => expect(judge([item([])])).toEqual([]));
});

describe('a key that stands twice in a request', () => {
  const twice = ['duplicate', 'duplicate'];

  it('is refused wherever it stands, with the same value or another', () => {
    expect(verdicts(judge([item([line('10103'), line('10103')])]))).toEqual(twice);
    const other = [line('10103'), line('10104'), line('10103', { referencia: '1,00' })];
    const judged = judge([item(other)]);
    expect(verdicts(judged)).toEqual(['duplicate', 'ok', 'duplicate']);
    expect(judged[0]).toMatchObject({
      faults: [{ message: expect.stringContaining('aparece 2 vezes') as string }],
    });
  });

  it('is found across items, however its numbers are padded', () => {
    const items = [
      item([line('10103')], { campoAdicional: '1', mes: '2' }),
      item([line('100103')], {
        ...{ position: 7, campoAdicional: '001', codfuncionario: '010|1|9445' },
      }),
    ];
    const judged = judge(items);
    expect(verdicts(judged)).toEqual(twice);
    expect(judged[1]).toMatchObject({ faults: [{ path: '/items/7/resultados/0/rubrica' }] });
  });

  it('is refused also if one of its values is faulty: nobody can tell which was meant', () => {
    const lines = [line('10103'), line('10103', { referencia: '1,60' })];
    expect(verdicts(judge([item(lines)]))).toEqual(['duplicate', 'referencia,duplicate']);
  });

  it('is another key with another date, competência or payment', () => {
    const lines = [
      line('10103'),
      line('10103', { datafalta: '20260212' }),
      line('10103', { datafalta: '20260213' }),
    ];
    const items = [
      item(lines),
      item([line('10103')], { position: 1, mes: '01' }),
      item([line('10103')], { position: 2, campoAdicional: '02' }),
      item([line('10103')], { position: 3, campoAdicional: '' }),
    ];
    expect(verdicts(judge(items))).toEqual(Array(6).fill('ok'));
  });

  it.each(['0', '00', ''])('without a payment number is that of payment 0, written %j', (other) => {
    const items = [
      item([line('10103')], { campoAdicional: '' }),
      item([line('10103')], { position: 1, campoAdicional: other }),
    ];
    expect(verdicts(judge(items))).toEqual(['duplicate', 'duplicate']);
  });
});
