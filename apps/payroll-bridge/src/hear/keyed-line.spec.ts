import { testProfile } from '../config/testing/test-profile';
import { judgeItems } from '../rules/judge-items';
import type { ReceivedItem } from '../rules/received-item';
import type { HeardItem } from './heard-item';
import { keyedLine, wantedValue } from './keyed-line';

const received: ReceivedItem = {
  ...{ position: 0, fault: 'none', matricula: '1019445', codfuncionario: '10|1|9445' },
  ...{ ano: '2026', mes: '02', campoAdicional: '01' },
  resultados: [{ rubrica: '10103', referencia: '15,30', datafalta: '' }],
};
const item = { received, employee: 'e'.repeat(64), hashes: [] } as unknown as HeardItem;

function keyed(changes: Partial<ReceivedItem>, profile = testProfile(), today = '2026-03-01') {
  const [line] = judgeItems([{ ...received, ...changes }], profile, today);
  return line && keyedLine(line, item, profile);
}

describe('what the ledger is asked about a rubrica', () => {
  it('is its key in numbers without leading zeros, and its value', () => {
    expect(keyed({})).toEqual({
      key: {
        ...{ profile: 'holding-producao', employee: item.employee, competencia: '2026-02' },
        ...{ campoAdicional: '1', evento: '103', datafalta: '' },
      },
      judged: {
        ...{ empresa: '10', estabelecimento: '1', competencia: '2026-02' },
        ...{ campoAdicional: '1', evento: '103', datafalta: '' },
      },
      value: { referencia: '15,30', unit: 'hhmm', amount: '930' },
      posts: { referencia: '15,30', unit: 'hhmm', amount: '930' },
      isUnclear: false,
    });
  });

  it('is the same however it is padded', () => {
    const padded = keyed({
      ...{ matricula: '10001000009445', codfuncionario: '010|001|0009445' },
      ...{ mes: '2', campoAdicional: '001' },
      resultados: [{ rubrica: '100103', referencia: '15,30', datafalta: '' }],
    });
    expect(padded?.key).toEqual(keyed({})?.key);
  });

  it.each(['2', '02'])('is posted with two digits of the month (%s)', (mes) => {
    const sent = { ano: '2026', mes, campoAdicional: '', receivedAt: '2026-03-02T12:00:00Z' };
    const value = { ...sent, sealed: { employee: 'sealed' } };
    const [line] = judgeItems([{ ...received, mes }], testProfile(), '2026-03-01');
    if (!line?.ok) throw new Error('the rubrica is good');
    const wanted = wantedValue(line, line, { ...item, value } as unknown as HeardItem);
    expect(wanted).toMatchObject({ anoSent: '2026', mesSent: '02', campoSent: '' });
  });

  const faulty = { posts: undefined, isUnclear: false };

  it('is asked of a faulty one too, of which nothing is posted', () => {
    const closed = keyed({}, testProfile({ closed: ['2026-02'] }));
    expect(closed).toEqual({ ...keyed({}), ...faulty });
    expect(keyed({}, testProfile(), '2030-01-01')).toEqual(closed);
    expect(keyed({}, testProfile({ companies: ['12'] }))).toEqual(closed);
    const good = { rubrica: '10103', referencia: '15,30', datafalta: '' };
    const beside = [good, { rubrica: '10104', referencia: '1,60', datafalta: '' }];
    expect(keyed({ resultados: beside }, testProfile({ wholeEmployee: true }))).toEqual(closed);
  });

  it('is its text where nothing more can be read', () => {
    const bad = [{ rubrica: '10103', referencia: '15,75', datafalta: '' }];
    const value = { referencia: '15,75', unit: 'hhmm', amount: undefined };
    expect(keyed({ resultados: bad })).toEqual({ ...keyed({}), ...faulty, value });
    const unknown = keyed({}, testProfile({ rubricas: new Map() }));
    expect(unknown).toMatchObject({ value: { referencia: '15,30' }, isUnclear: false });
  });

  it('is answered by no value where nobody can tell which, or who, is meant', () => {
    const line = { rubrica: '10103', referencia: '15,30', datafalta: '' };
    const unclear = { ...keyed({}), posts: undefined, isUnclear: true };
    expect(keyed({ resultados: [line, line] })).toEqual(unclear);
    expect(keyed({ matricula: '999' })).toEqual(unclear);
  });

  it('is nothing where the key cannot be read', () => {
    const of = (changes: object) =>
      keyed({ resultados: [{ rubrica: '10103', referencia: '15,30', datafalta: '', ...changes }] });
    for (const changes of [{ rubrica: '1103' }, { rubrica: null }, { datafalta: '20260230' }])
      expect(of(changes)).toBeUndefined();
    expect(keyed({ fault: 'competence-differs' })).toBeUndefined();
  });
});
