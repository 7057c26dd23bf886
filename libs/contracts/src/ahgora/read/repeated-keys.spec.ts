import type { ReadingTurns } from './reading-turns';
import { splitBody, type SplitBody } from './split-body';

/** Nobody else waits. */
const TURNS: ReadingTurns = { over: false, next: () => Promise.resolve() };

async function split(item: string): Promise<SplitBody> {
  const read = await splitBody(Buffer.from(`{"items":[${item}]}`), TURNS);
  if (!read) throw new Error('there was no room');
  return read;
}
async function paths(item: string): Promise<string[]> {
  const read = await split(item);
  if (read.ok) throw new Error('it was taken');
  return read.faults.map(({ path }) => path);
}

describe('a key that stands twice', () => {
  it.each([
    ['{"matricula":"1","resultados":[{}],"resultados":[{}]}', ['/items/0/resultados']],
    ['{"matricula":"1","matr\\u0069cula":"1"}', ['/items/0/matricula']],
    [
      '{"resultados":[{"a":[1,2]},{"referencia" : "1,00","referencia"\n:"2,00"}]}',
      ['/items/0/resultados/1/referencia'],
    ],
    ['{"resultados":{"rubrica":1,"rubrica":1,"rubrica":1}}', ['/items/0/resultados/0/rubrica']],
  ])('is refused where it is a known one: %s', async (item, expected) => {
    expect(await paths(item)).toEqual(expected);
  });

  it.each([
    '{"nome":"Maria","nome":"Ana"}',
    '{"matricula":{"a":1,"a":2}}',
    '{"resultados":[{"rubrica":"1","b":{"rubrica":1,"rubrica":2}}]}',
  ])('is kept as it came where it is none of ours: %s', async (item) => {
    const read = await split(item);
    expect(read.ok && read.items[0]?.raw).toBe(item);
  });

  it('is none that stands in a text', async () => {
    const nome = '":"matricula":{[","matricula":\\';
    const read = await split(JSON.stringify({ nome, codfuncionario: nome }));
    expect(read.ok && read.items[0]).toMatchObject({ codfuncionario: nome, more: true });
  });
});
