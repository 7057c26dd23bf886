import type { ReadingTurns } from './reading-turns';
import { AHGORA_LINES } from '../results-received/ahgora-results-received.event';
import { splitBody, type SplitBody, type SplitItem } from './split-body';

/** Nobody else waits. */
const TURNS: ReadingTurns = { over: false, next: () => Promise.resolve() };

const ITEM = {
  matricula: '1019445',
  anocom: '2026',
  mescom: '02',
  campoAdicional: '01',
  codfuncionario: '10|1|9445',
  resultados: [{ rubrica: '10103', referencia: '15,30', datafalta: '' }],
};
async function split(body: unknown): Promise<SplitBody> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const read = await splitBody(Buffer.from(text), TURNS);
  if (!read) throw new Error('there was no room');
  return read;
}

async function only(item: unknown): Promise<SplitItem> {
  const read = await split({ items: [item] });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.items[0] as SplitItem;
}
async function paths(body: unknown): Promise<string[]> {
  const read = await split(body);
  if (read.ok) throw new Error('it was taken');
  return read.faults.map(({ path }) => path);
}

describe('a body of results, split', () => {
  it('is read as it came, with nothing kept that is said already', async () => {
    expect(await only(ITEM)).toEqual({
      fault: 'none',
      matricula: '1019445',
      codfuncionario: '10|1|9445',
      ano: '2026',
      mes: '02',
      campoAdicional: '01',
      resultados: ITEM.resultados,
      echo: { matricula: '1019445', lines: ITEM.resultados },
      more: false,
    });
  });

  it('takes whole numbers where digits are meant, but never for a figure', async () => {
    const item = await only({
      ...ITEM,
      ...{ matricula: 1019445, anocom: 2026, mescom: 2, campoAdicional: 1 },
      resultados: { rubrica: 10103, referencia: 15.3, datafalta: 20260212 },
    });
    expect(item).toMatchObject({
      matricula: '1019445',
      ano: '2026',
      mes: '2',
      campoAdicional: '1',
    });
    expect(item.resultados).toEqual([
      { rubrica: '10103', referencia: null, datafalta: '20260212' },
    ]);
    expect(JSON.stringify(item.echo.lines)).toBe(
      '[{"rubrica":10103,"referencia":15.3,"datafalta":20260212}]',
    );
  });

  it('rounds no digit', async () => {
    const text = JSON.stringify({ items: [ITEM] }).replace('"10103"', '12345678901234567890');
    const read = await split(text);
    if (!read.ok) throw new Error('refused');
    expect(read.items[0]?.resultados[0]?.rubrica).toBe('12345678901234567890');
    expect(JSON.stringify(read.items[0]?.echo.lines)).toContain('"rubrica":12345678901234567890');
  });

  it('lets what is missing or unusable travel, as nothing or as null, and seals what the latter was', async () => {
    const missing = await only({ resultados: [{}, { rubrica: null }] });
    expect(missing).toMatchObject({
      ...{ fault: 'employee-unreadable', matricula: '', codfuncionario: '', ano: '', mes: '' },
      ...{ campoAdicional: '', more: false },
    });
    const none = { rubrica: '', referencia: '', datafalta: '' };
    expect(missing.resultados).toEqual([none, none]);
    expect(missing.echo.lines).toEqual([none, { ...none, rubrica: null }]);

    for (const unusable of [true, 'abc', '1'.repeat(21), 1.5, {}, ['1']]) {
      const item = await only({ ...ITEM, campoAdicional: unusable });
      expect(item).toMatchObject({ campoAdicional: null, more: true, fault: 'none' });
      expect(item.raw).toBe(JSON.stringify({ ...ITEM, campoAdicional: unusable }));
      const line = await only({
        ...ITEM,
        resultados: [{ ...ITEM.resultados[0], rubrica: unusable }],
      });
      expect(line.resultados[0]?.rubrica).toBeNull();
      expect(line.raw).toBeDefined();
    }
    for (const unusable of [true, {}, 1.5])
      expect(await only({ ...ITEM, codfuncionario: unusable })).toMatchObject({
        fault: 'employee-unreadable',
        codfuncionario: '',
        more: true,
      });
  });

  it.each([
    [{ anocomp: '2026', mescomp: '02' }, 'none', '2026', '02', false],
    [{ anocom: '2026', anocomp: '2026', mescom: '02', mescomp: '2' }, 'none', '2026', '02', true],
    [{ anocom: '2026', anocomp: '2025', mescom: '02' }, 'competence-differs', '2026', '02', true],
    [{ anocom: '2026', mescom: '02', mescomp: '03' }, 'competence-differs', '2026', '02', true],
    [{ anocom: '', anocomp: '2026', mescom: null, mescomp: '02' }, 'none', '2026', '02', false],
    [{ anocom: 2026, anocomp: '2026', mescom: '02' }, 'none', '2026', '02', false],
    [{ anocom: 'x', anocomp: 'x', mescom: '02' }, 'competence-differs', null, '02', true],
  ])('reads year and month of %j', async (competence, fault, ano, mes, more) => {
    const none = { anocom: undefined, mescom: undefined };
    expect(await only({ ...ITEM, ...none, ...competence })).toMatchObject({
      fault,
      ano,
      mes,
      more,
    });
  });

  it('keeps what nobody knows, in the item and in a rubrica', async () => {
    expect((await only({ ...ITEM, nome: 'Maria' })).raw).toContain('Maria');
    const line = { ...ITEM.resultados[0], obs: 'Maria' };
    expect((await only({ ...ITEM, resultados: [line] })).raw).toContain('Maria');
  });

  it.each([
    ['something that is no JSON', 'a=1', ['']],
    ['no items', {}, ['/items']],
    [
      'items that are no objects',
      { items: [ITEM, 5, null, [ITEM], 'x'] },
      [1, 2, 3, 4].map((at) => `/items/${at}`),
    ],
    ['an item that is no JSON', '{"items":[{"a":01}]}', ['/items/0']],
    [
      'rubricas that are no objects',
      { items: [{ ...ITEM, resultados: ['x', {}, 1] }] },
      ['/items/0/resultados/0', '/items/0/resultados/2'],
    ],
    [
      'rubricas that are a text',
      { items: [{ ...ITEM, resultados: 'x' }] },
      ['/items/0/resultados/0'],
    ],
    [
      'texts over their bound',
      {
        items: [{ ...ITEM, matricula: 'x'.repeat(256), resultados: { rubrica: '1'.repeat(256) } }],
      },
      ['/items/0/matricula', '/items/0/resultados/0/rubrica'],
    ],
    [
      'a number over that bound',
      `{"items":[{"matricula":${'1'.repeat(256)}}]}`,
      ['/items/0/matricula'],
    ],
    [
      'too many rubricas of one item',
      { items: [{ ...ITEM, resultados: Array(AHGORA_LINES + 1).fill({}) }] },
      ['/items/0/resultados'],
    ],
    ['too many levels', `{"items":[{"a":${'['.repeat(70)}${']'.repeat(70)}}]}`, ['/items/0']],
  ])('refuses %s, naming each place', async (_, body, expected) => {
    expect(await paths(body)).toEqual(expected);
  });

  it('refuses what is not UTF-8, in which names would change silently', async () => {
    const latin1 = Buffer.from('{"items":[{"matricula":"João"}]}', 'latin1');
    expect(await splitBody(latin1, TURNS)).toMatchObject({
      ok: false,
      faults: [{ path: '', message: 'não é UTF-8 (RFC 8259)' }],
    });
  });
});
