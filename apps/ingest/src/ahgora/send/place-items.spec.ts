import type { SplitItem } from '@ponte/contracts';
import { LookupHasher } from '@ponte/platform';
import { Turns } from '../turns';
import { placeItems } from './place-items';

const hasher = new LookupHasher([{ kid: 'k1', key: Buffer.alloc(32, 7) }]);
const item = (codfuncionario: string, lines = 1): SplitItem => ({
  ...{ fault: 'none', matricula: '1', codfuncionario, ano: '2026', mes: '02', campoAdicional: '' },
  resultados: Array(lines).fill({ rubrica: '10103', referencia: '1,00', datafalta: '' }),
  ...{ echo: { matricula: '1', lines: [] }, more: false },
});
const place = (items: readonly SplitItem[]) =>
  placeItems(items, { source: 'holding', requestId: 'r-1' }, { hasher, turns: new Turns() });

async function placed(items: readonly SplitItem[]) {
  const all = await place(items);
  if ('path' in all) throw new Error(all.message);
  return all;
}

describe('the items of a request', () => {
  it('are numbered among those of their employee', async () => {
    const all = await placed(
      ['10|1|1', '10|1|2', '010|01|0001', 'x', 'x', '10|1|1'].map((code) => item(code)),
    );
    expect(all.map(({ part, parts }) => `${part}/${parts}`)).toEqual([
      ...['1/3', '1/1', '2/3', '1/2', '2/2', '3/3'],
    ]);
  });

  it('of nobody stand alone, each under a hash of its own', async () => {
    const all = await placed(Array.from({ length: 50_000 }, (_, at) => item(at % 2 ? '' : ' ')));
    expect(new Set(all.map(({ part, parts }) => `${part}/${parts}`))).toEqual(new Set(['1/1']));
    expect(new Set(all.map(({ employee }) => employee.hash)).size).toBe(50_000);
  });

  it('of one employee are bounded, and their rubricas', async () => {
    expect(await placed(Array(1_000).fill(item('1|1|1')))).toHaveLength(1_000);
    expect(await place(Array(1_001).fill(item('1|1|1')))).toMatchObject({
      path: '/items/1000',
      message: expect.stringContaining('em mais de 1000 itens') as string,
    });
    expect(await placed(Array(10).fill(item('x', 1_000)))).toHaveLength(10);
    expect(await place(Array(11).fill(item('x', 1_000)))).toMatchObject({
      path: '/items/10',
      message: expect.stringContaining('mais de 10000 rubricas') as string,
    });
  });
});
