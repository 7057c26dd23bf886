import { datasulBench, entriesOf, item, line, RESULTS } from '../testing/datasul-bench';

describe('the simulated Datasul', () => {
  it('answers per rubrica and shows what was really posted', async () => {
    const it = datasulBench();
    const seen = await it.post(
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
    expect(entriesOf(seen)).toHaveLength(3);
    expect(entriesOf(seen)[1]).toEqual({
      matricula: '1019445',
      rubrica: '10206',
      status: 'S',
      mensagem: 'OK',
      referencia: '1,30',
      datafalta: '20260212',
    });
    const { totals, rows } = await it.table();
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
    const it = datasulBench();
    await it.post(item(['10103', '1103', '12103', '100103'].map((rubrica) => line(rubrica))));
    const { rows } = await it.table();
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
  ])('is also at %s, and takes one object for a list', async (path) => {
    const { ask } = datasulBench();
    const seen = await ask(`POST ${path}`, { body: { items: item(line()) } });
    expect(entriesOf(seen)).toMatchObject([{ status: 'S' }]);
  });

  it('wants the user and the password', async () => {
    const { ask } = datasulBench();
    for (const token of [null, 'wrong']) {
      const seen = await ask(`POST ${RESULTS}`, { body: { items: [item()] }, token });
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
  ] as const)('counts what a repeated send does that %s', async (repeatedSend, totals, valores) => {
    const it = datasulBench();
    await it.set({ repeatedSend });
    const statuses: (string | undefined)[] = [];
    for (const value of ['1,00', '1,0', '2,00'])
      statuses.push(entriesOf(await it.post(item([line('10103', value)])))[0]?.status);
    const seen = await it.table();
    expect(seen.totals).toEqual({ rows: 1, ...totals });
    expect(seen.rows).toMatchObject([{ valores }]);
    expect(statuses[2]).toBe(repeatedSend === 'refuses' ? 'E' : 'S');
    expect((await it.table('?repeated=true')).rows).toHaveLength(totals.repeats);
  });

  it.each([
    ['Funcionário não encontrado.', item([line()], { codfuncionario: '10|1|7' })],
    ['Funcionário não encontrado.', item([line()], { codfuncionario: '9445' })],
    ['Verba inválida.', item([line('10999')])],
    ['Verba inválida.', item([line('HE')])],
    ['Competência inválida.', item([line()], { mescom: '13' })],
    ['Competência inválida.', item([line()], { anocom: undefined, anocomp: '2026' })],
    ['Competência 2026-01 já encerrada.', item([line()], { mescom: '01' })],
    ['Referência inválida.', item([line('10103', '-1,00')])],
    ['Referência inválida.', item([line('10103', '1.000,00')])],
    ['Data da falta inválida.', item([line('10103', '1,00', '20260230')])],
    ['Verba bloqueada.', item([line('10206', '1,00')])],
  ])('posts nothing that it answers with "%s"', async (mensagem, sent) => {
    const it = datasulBench();
    await it.set({
      spelling: 'anocom',
      employees: ['10|001|0009445'],
      events: ['103', '206'],
      closed: ['2026-01'],
      refusals: [{ evento: '206', codfuncionario: '10|1|9445', mensagem: 'Verba bloqueada.' }],
    });
    expect(entriesOf(await it.post(sent))).toMatchObject([{ status: 'E', mensagem }]);
    expect((await it.table()).rows).toEqual([]);
    expect(entriesOf(await it.post(item()))).toMatchObject([{ status: 'S' }]);
  });

  it('forgets rows as a restored backup does', async () => {
    const it = datasulBench();
    await it.post(item(), item([line()], { mescom: '03' }));
    expect((await it.ask('DELETE /admin/datasul/payroll?competencia=2026-03')).status).toBe(204);
    expect((await it.table()).rows).toMatchObject([{ competencia: '2026-02' }]);
    await it.ask('DELETE /admin/datasul/payroll');
    expect((await it.table()).rows).toEqual([]);
  });

  it('tells of a filter that it does not know', async () => {
    const { ask } = datasulBench();
    const seen = await ask('GET /admin/datasul/payroll?companie=1&limit=x');
    expect(seen.json).toMatchObject({ faults: [{ path: 'companie' }, { path: 'limit' }] });
  });
});
