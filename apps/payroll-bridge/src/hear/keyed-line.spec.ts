import { testProfile } from '../config/testing/test-profile';
import { judgeItems } from '../rules/judge-items';
import type { ReceivedItem } from '../rules/received-item';
import type { HeardItem } from './heard-item';
import { keyedLine } from './keyed-line';

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
      tooLate: false,
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

  it('is asked of what is refused only because time went by', () => {
    const closed = keyed({}, testProfile({ closed: ['2026-02'] }));
    expect(closed).toEqual({ ...keyed({}), tooLate: true });
    expect(keyed({}, testProfile(), '2030-01-01')?.tooLate).toBe(true);
  });

  it('is nothing for a rubrica with another fault', () => {
    const closed = testProfile({ closed: ['2026-02'] });
    const bad = [{ rubrica: '10103', referencia: '15,75', datafalta: '' }];
    expect(keyed({ resultados: bad })).toBeUndefined();
    expect(keyed({ resultados: bad }, closed)).toBeUndefined();
    expect(keyed({ matricula: '999' }, closed)).toBeUndefined();
  });
});
