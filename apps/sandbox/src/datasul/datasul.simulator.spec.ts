import { workbench } from '../testing/workbench';

const PATH = '/datasul/api/rh/ahgora/v1/results';
type Bench = ReturnType<typeof workbench>;
interface Entry {
  readonly matricula: string;
  readonly rubrica?: string;
  readonly status: string;
  readonly mensagem: string;
}

const line = (rubrica = '10103', referencia = '15,30', datafalta: unknown = '') => ({
  rubrica,
  referencia,
  datafalta,
});
const item = (resultados: unknown = [line()], more: object = {}) => ({
  matricula: '1019445',
  anocom: '2026',
  mescom: '02',
  campoAdicional: '',
  codfuncionario: '10|1|9445',
  resultados,
  ...more,
});
const post = ({ ask }: Bench, ...items: unknown[]) => ask(`POST ${PATH}`, { body: { items } });
const settings = async ({ ask }: Bench, datasul: object) => {
  const seen = await ask('PATCH /admin/settings', { body: { datasul } });
  expect([seen.status, seen.text]).toEqual([200, expect.anything()]);
};
const table = async ({ ask }: Bench, query = '') =>
  (await ask(`GET /admin/datasul/payroll${query}`)).json as {
    totals: Record<string, number>;
    rows: Record<string, unknown>[];
  };
const entriesOf = (json: unknown): Entry[] =>
  (json as { response: { resultados: Entry[] }[] }).response.flatMap(
    ({ resultados }) => resultados,
  );

describe('the simulated Datasul', () => {
  it('answers per rubrica and shows what was really posted', async () => {
    const it = workbench();
    const seen = await post(
      it,
      item([line(), line('10206', '1,30', '20260212')]),
      item([{ rubrica: '10103', referencia: '2,00' }], {
        matricula: '10100000001',
        anocom: undefined,
        mescom: undefined,
        anocomp: '2026',
        mescomp: '02',
        campoAdicional: '01',
        codfuncionario: '10|1|00000001',
      }),
    );
    expect(seen.status).toBe(200);
    expect(entriesOf(seen.json)).toHaveLength(3);
    expect(entriesOf(seen.json)[1]).toEqual({
      matricula: '1019445',
      rubrica: '10206',
      status: 'S',
      mensagem: 'OK',
      referencia: '1,30',
      datafalta: '20260212',
    });
    const { totals, rows } = await table(it);
    expect(totals).toEqual({ rows: 3, posts: 3, repeats: 0, corrections: 0, refusedRepeats: 0 });
    expect(rows[2]).toMatchObject({
      empresa: '10',
      estabelecimento: '1',
      matricula: '1',
      competencia: '2026-02',
      campoAdicional: '1',
      evento: '103',
      datafalta: '',
      valores: ['2,00'],
    });
    expect(it.sandbox.calls.find({ effect: 'payroll-posted:3' })).toHaveLength(1);
  });

  it('looks only at the last four digits of a rubrica', async () => {
    const it = workbench();
    await post(it, item(['10103', '1103', '12103', '100103'].map((rubrica) => line(rubrica))));
    const { rows } = await table(it);
    expect(rows.map(({ evento, posts }) => [evento, posts])).toEqual([
      ['103', 2],
      ['1103', 1],
      ['2103', 1],
    ]);
  });

  it.each([
    '/datasul/api/rh/v1/ahgora/results',
    '/datasul/dts/datasul-rest/resources/prg/api/rh/ahgora/v1/results',
    '/datasul/dts/datasul-rest/resources/prg/api/rh/v1/ahgora/results',
  ])('is also at %s', async (path) => {
    const { ask } = workbench();
    const seen = await ask(`POST ${path}`, { body: { items: item(line()) } });
    expect(entriesOf(seen.json)).toMatchObject([{ status: 'S' }]);
  });

  it('wants the user and the password', async () => {
    const { ask } = workbench();
    for (const token of [null, 'wrong']) {
      const seen = await ask(`POST ${PATH}`, { body: { items: [item()] }, token });
      expect(seen).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="datasul"' },
        json: { code: 401 },
      });
    }
  });

  it.each([
    ['adds', { posts: 3, repeats: 1, corrections: 1, refusedRepeats: 0 }, ['1,00', '1,0', '2,00']],
    ['replaces', { posts: 3, repeats: 1, corrections: 1, refusedRepeats: 0 }, ['2,00']],
    ['refuses', { posts: 1, repeats: 0, corrections: 0, refusedRepeats: 2 }, ['1,00']],
  ])('counts what a repeated send does that %s', async (repeatedSend, totals, valores) => {
    const it = workbench();
    await settings(it, { repeatedSend });
    const statuses: (string | undefined)[] = [];
    for (const value of ['1,00', '1,0', '2,00'])
      statuses.push(entriesOf((await post(it, item([line('10103', value)]))).json)[0]?.status);
    const seen = await table(it);
    expect(seen.totals).toEqual({ rows: 1, ...totals });
    expect(seen.rows).toMatchObject([{ valores }]);
    expect(statuses[2]).toBe(repeatedSend === 'refuses' ? 'E' : 'S');
    expect((await table(it, '?repeated=true')).rows).toHaveLength(totals.repeats);
  });

  it('forgets rows as a restored backup does', async () => {
    const it = workbench();
    await post(it, item(), item([line()], { mescom: '03' }));
    expect((await it.ask('DELETE /admin/datasul/payroll?competencia=2026-03')).status).toBe(204);
    expect((await table(it)).rows).toMatchObject([{ competencia: '2026-02' }]);
    await it.ask('DELETE /admin/datasul/payroll');
    expect((await table(it)).rows).toEqual([]);
  });

  it('tells of a filter that it does not know', async () => {
    const seen = await workbench().ask('GET /admin/datasul/payroll?companie=1&limit=x');
    expect(seen.json).toMatchObject({ faults: [{ path: 'companie' }, { path: 'limit' }] });
  });
});
