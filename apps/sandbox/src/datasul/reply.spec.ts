import { datasulBench, entriesOf, item, line } from '../testing/datasul-bench';
import type { DatasulSettings } from './datasul.settings';

const two = [
  item([line('10103', '1,00'), line('10206', '2,00', '20260212')], { matricula: '0101009445' }),
  item([line('10103', '3,00')], { matricula: '1019446', codfuncionario: '10|1|9446' }),
];
const answered = async (settings: Partial<DatasulSettings>, items: readonly unknown[] = two) => {
  const it = datasulBench();
  await it.set(settings);
  const seen = await it.post(...items);
  expect((await it.table()).totals).toMatchObject({ repeats: 0, corrections: 0 });
  return seen;
};
const values = (entries: readonly { referencia?: string }[]) =>
  entries.map(({ referencia }) => referencia);

describe('the shape of the simulated Datasul’s reply', () => {
  it('has one element of response for all, or one per employee', async () => {
    const parts = async (responses: 'one' | 'per-employee') => {
      const { json } = await answered({ responses });
      return (json as { response: { resultados: unknown[] }[] }).response.map(
        ({ resultados }) => resultados.length,
      );
    };
    expect(await parts('one')).toEqual([3]);
    expect(await parts('per-employee')).toEqual([2, 1]);
  });

  it('writes lists of one as the object itself', async () => {
    const { json } = await answered({ singleAsObject: true }, [two[1]]);
    expect(json).toMatchObject({ response: { resultados: { status: 'S', referencia: '3,00' } } });
    const more = await answered({ singleAsObject: true, responses: 'per-employee' });
    expect(more.json).toMatchObject({
      response: [{ resultados: [{}, {}] }, { resultados: { referencia: '3,00' } }],
    });
  });

  it('leaves out optional fields, lowers the status, changes the padding', async () => {
    const omits = ['rubrica', 'referencia', 'datafalta'] as const;
    const seen = await answered({ omits, lowerCaseStatus: true, matricula: 'stripped' });
    expect(entriesOf(seen)[0]).toEqual({ matricula: '101009445', status: 's', mensagem: 'OK' });
    const padded = entriesOf(await answered({ matricula: 'padded' }));
    expect(padded.map(({ matricula }) => matricula)).toContain('001019446');
  });

  it('comes in another order, with the same entries', async () => {
    const items = [item(Array.from({ length: 20 }, (_, i) => line(`10${100 + i}`, `${i},00`)))];
    const sent = values(entriesOf(await answered({}, items)));
    const shuffled = values(entriesOf(await answered({ shuffled: true }, items)));
    expect(shuffled).not.toEqual(sent);
    expect([...shuffled].sort()).toEqual([...sent].sort());
  });

  it('misses entries that were posted, and has some that nobody sent', async () => {
    const it = datasulBench();
    await it.set({ missing: 2, extra: 3 });
    const entries = entriesOf(await it.post(...two));
    expect(entries).toHaveLength(4);
    expect(entries.filter(({ rubrica }) => rubrica === '999999')).toHaveLength(3);
    expect((await it.table()).totals.rows).toBe(3);
  });

  it('tells a status of which nobody ever heard', async () => {
    const entries = entriesOf(await answered({ unknownStatuses: 1 }));
    expect(entries.map(({ status }) => status).sort()).toEqual(['P', 'S', 'S']);
  });

  it('posts and answers a part of the call only', async () => {
    const it = datasulBench();
    await it.set({ appliesOnly: 2 });
    expect(entriesOf(await it.post(...two))).toHaveLength(2);
    expect((await it.table()).totals.rows).toBe(2);
  });

  it('may have another HTTP status when a rubrica failed', async () => {
    const settings = { partialStatus: 400, events: ['103'] };
    const seen = await answered(settings);
    expect([seen.status, entriesOf(seen).map(({ status }) => status)]).toEqual([
      400,
      ['S', 'E', 'S'],
    ]);
    expect((await answered(settings, [two[1]])).status).toBe(200);
  });
});
