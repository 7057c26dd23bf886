import { peopleBench } from '../testing/people-bench';

describe('the admin API of the people at Datasul', () => {
  it('makes the same population of the same seed, and another of another', async () => {
    const made = async (seed: number) => {
      const it = peopleBench();
      await it.populate({ persons: 120, seed, troubles: 10 });
      return it.admin<object>('GET ?full=true');
    };
    expect(await made(5)).toEqual(await made(5));
    expect(await made(5)).not.toEqual(await made(6));
  });

  it('keeps, changes and forgets single items, also such as no Datasul should have', async () => {
    const it = peopleBench();
    await it.put('persons', [{ personCode: '7', name: 'Eva Prado', email: 'eva@example.com' }]);
    await it.patch('persons', '7', { email: null });
    expect(await it.admin('GET /persons/7')).toEqual({
      personCode: '7',
      name: 'Eva Prado',
      email: null,
      dateModified: '2026-03-02',
    });
    await it.admin('PUT /persons/broken', 'no object');
    expect((await it.readAll('persons')).items).toContain('no object');
    await it.admin('DELETE /persons/7');
    expect(await it.admin('GET /persons')).toMatchObject({ total: 1 });
    expect((await it.ask('GET /admin/datasul/people/persons/7')).status).toBe(404);
    expect((await it.ask('GET /admin/datasul/people/peple')).status).toBe(404);
    const body = [{ name: 'Sem código' }];
    expect((await it.ask('POST /admin/datasul/people/persons', { body })).status).toBe(400);
  });

  it('replaces everything by what it is given', async () => {
    const it = peopleBench();
    await it.populate({ persons: 10, seed: 1 });
    await it.admin('PUT ', { persons: [{ personCode: '1', name: 'Ana Lima' }] });
    expect(await it.admin('GET ')).toEqual({
      counts: { situations: 0, units: 0, departments: 0, jobs: 0, persons: 1, employees: 0 },
    });
    await it.ask('POST /admin/reset');
    expect(await it.admin('GET ')).toMatchObject({ counts: { persons: 0 } });
  });

  it('begins with so many persons, and returns to them', async () => {
    const it = peopleBench({ datasulPersons: 12 });
    const counts = { counts: { persons: 12, employees: 12 } };
    expect(await it.admin('GET ')).toMatchObject(counts);
    await it.admin('DELETE ');
    await it.ask('POST /admin/reset');
    expect(await it.admin('GET ')).toMatchObject(counts);
  });

  it('lets a day pass in which so many percent change, each found by its day', async () => {
    const it = peopleBench();
    await it.populate({ persons: 400, seed: 1, dateModified: '2026-01-10' });
    const before = await it.admin<{ persons: object[] }>('GET ?full=true');
    const { changed } = await it.admin<{ changed: Record<string, string[]> }>('POST /change', {
      percent: 10,
      seed: 4,
    });
    const codes = Object.values(changed).flat();
    expect(codes).toHaveLength(40);
    expect(new Set(codes).size).toBe(40);
    expect(Object.values(changed).every((list) => list.length > 0)).toBe(true);
    const since = { dateModified: '2026-03-02', pageSize: 500 };
    const found = [
      ...(await it.readAll('persons', since)).items,
      ...(await it.readAll('employees', since)).items,
    ].map(({ personCode }) => personCode);
    expect(new Set(found)).toEqual(new Set(codes));
    expect(before.persons).toHaveLength(400);
    expect(await it.admin('GET ')).toMatchObject({
      counts: { persons: 400 + (changed['hire']?.length ?? 0) },
    });
  });

  it('never takes the place of a bond that is there', async () => {
    const it = peopleBench();
    const bonds = async () => (await it.admin<{ total: number }>('GET /employees')).total;
    await it.populate({ persons: 50, seed: 1 });
    const day = { percent: 20, kinds: ['rehire'] };
    await it.admin('POST /change', { ...day, seed: 1 });
    expect(await bonds()).toBe(60);
    const { items } = await it.readAll('employees', { order: 'registration', pageSize: 1 });
    const first = ['companyCode', 'branchCode', 'registration'].map((name) => items[0]?.[name]);
    await it.admin(`DELETE /employees/${encodeURIComponent(first.join('|'))}`);
    await it.admin('POST /change', { ...day, seed: 2 });
    expect(await bonds()).toBe(69);
  });

  it('tells every fault of what it is asked', async () => {
    const it = peopleBench();
    const body = { persons: -1, troubles: { noMail: 5 }, sed: 1 };
    const seen = await it.ask('POST /admin/datasul/people/populate', { body });
    expect(seen).toMatchObject({ status: 400 });
    const { faults } = seen.json as { faults: { path: string }[] };
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/persons', '/troubles/noMail', '/sed']),
    );
  });

  it('is quick with 20,000 persons', async () => {
    const it = peopleBench();
    const began = process.hrtime.bigint();
    await it.populate({ persons: 20_000, seed: 1, troubles: 2 });
    const { pages } = await it.readAll('employees', { pageSize: 200, order: 'registration' });
    expect(pages.length).toBeGreaterThanOrEqual(100);
    // 0.5 s on an idle core; a page that copied or sorted everything would take the hundredfold.
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(10_000);
  });
});
