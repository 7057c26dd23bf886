import type { ReadingTurns } from './reading-turns';
import { splitBody, type SplitBody } from './split-body';

/** Nobody else waits. */
const TURNS: ReadingTurns = { over: false, next: () => Promise.resolve() };

async function split(body: unknown): Promise<SplitBody> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const read = await splitBody(Buffer.from(text), TURNS);
  if (!read) throw new Error('there was no room');
  return read;
}

describe('what splitting a body may take', () => {
  it('shows the first faults and counts all', async () => {
    const read = await split({ items: Array(30).fill('x') });
    expect(read).toMatchObject({ ok: false, count: 30 });
    expect(!read.ok && read.faults).toHaveLength(20);
  });

  it('stops reading where nothing is right, and keeps no more faults than it shows', async () => {
    const item = `{"resultados":[${Array(900).fill('1').join()}]}`;
    const read = await split(`{"items":[${Array(500).fill(item).join()}`);
    expect(read).toMatchObject({ ok: false, count: 1_800, stopped: true });
    expect(!read.ok && read.faults).toHaveLength(20);
  });

  it('lets go where there is no room for what it has read', async () => {
    const asked: string[] = [];
    const roomFor = (items: number, lines: number): boolean => {
      asked.push(`${items}/${lines}`);
      return lines < 4;
    };
    const body = Buffer.from(JSON.stringify({ items: Array(9).fill({ resultados: [{}, {}] }) }));
    expect(await splitBody(body, TURNS, { roomFor })).toBeNull();
    expect(asked).toEqual(['1/2', '2/4']);
  });

  it('gives the event loop back while it reads other fields, and bounds them', async () => {
    const next = jest.fn(() => Promise.resolve());
    const turns: ReadingTurns = { over: true, next };
    const others = (count: number) => Buffer.from(`{${'"a":0,'.repeat(count)}"items":[{}]}`);
    expect(await splitBody(others(100), turns)).toMatchObject({ ok: true });
    expect(next.mock.calls.length).toBeGreaterThan(100);
    next.mockClear();
    expect(await splitBody(others(2_700_000), turns)).toMatchObject({
      ok: false,
      faults: [{ path: '', message: 'tem mais de 100 campos além de "items"' }],
    });
    expect(next.mock.calls.length).toBeLessThan(110);
  });

  it('takes so many bytes of what PontoWeb writes, however little it writes of each employee', async () => {
    const bytes = 1024 * 1024;
    const line = { rubrica: '11', referencia: '1', datafalta: '' };
    const least = { matricula: '111', anocom: '2026', mescom: '02', campoAdicional: '' };
    for (const rubricas of [1, 1_000]) {
      const resultados = Array(rubricas).fill(line);
      const one = JSON.stringify({ ...least, codfuncionario: '1|1|1', resultados });
      const items = Math.floor((bytes - 12) / (one.length + 1));
      const body = Buffer.from(`{"items":[${Array(items).fill(one).join()}]}`);
      const read = await splitBody(body, TURNS, { bytes });
      expect(read?.ok && read.lines).toBe(items * rubricas);
    }
  });

  it('takes as much as 16 MiB may hold', async () => {
    const thousand = `{"resultados":[${Array(1_000).fill('{}').join()}]}`;
    const split = async (items: number) => {
      const body = Buffer.from(`{"items":[${Array(items).fill(thousand).join()}]}`);
      return (await splitBody(body, TURNS))?.ok;
    };
    expect(await split(348)).toBe(true);
    expect(await split(350)).toBe(false);
  }, 60_000);

  it('bounds items and rubricas of a request', async () => {
    const bounds = { bytes: 3 * 110 + 4 * 48 };
    const faultOf = async (items: readonly object[]) => {
      const read = await splitBody(Buffer.from(JSON.stringify({ items })), TURNS, bounds);
      return read?.ok ? read.lines : read?.faults;
    };
    const two = { resultados: [{}, {}] };
    const tooMuch = (what: string) => [
      { path: '/items', message: `tem itens e rubricas demais, já em ${what}: divida o envio` },
    ];
    expect(await faultOf([{}, two, two])).toBe(4);
    expect(await faultOf([{}, {}, {}, {}, {}])).toEqual(tooMuch('5 e 0'));
    expect(await faultOf([two, two, two])).toEqual(tooMuch('3 e 6'));
  });
});
