import { peopleBench } from '../testing/people-bench';

describe('the lists of people at the simulated Datasul', () => {
  it('are read page by page, until hasNext says no', async () => {
    const it = peopleBench();
    await it.populate({ persons: 45, seed: 3 });
    const read = await it.readAll('employees', { pageSize: 20, order: 'registration' });
    expect(read.pages).toEqual([20, 20, 5]);
    expect(new Set(read.items.map(({ personCode }) => personCode)).size).toBe(45);
    expect(Object.keys(read.items[0] ?? {}).sort()).toEqual(
      [
        ...['companyCode', 'branchCode', 'registration', 'personCode', 'situationCode'],
        ...['admissionDate', 'dismissalDate', 'jobCode', 'jobLevel', 'departmentCode'],
        ...['managerPersonCode', 'dateModified'],
      ].sort(),
    );
    const persons = await it.readAll('persons', { pageSize: 7 });
    expect(persons.items[0]).toMatchObject({ personCode: '10001', name: 'Ana Alves Souza' });
  });

  it('have whatever the persons refer to', async () => {
    const it = peopleBench();
    await it.populate({ persons: 60, seed: 3 });
    const read = async (list: string) => (await it.readAll(list, { pageSize: 500 })).items;
    const units = (await read('units')).map(
      (unit) => `${unit['companyCode']}|${unit['branchCode']}`,
    );
    const jobs = (await read('jobs')).map((job) => `${job['jobCode']}|${job['level']}`);
    const departments = (await read('departments')).map((item) => item['departmentCode']);
    const situations = (await read('situations')).map((item) => item['situationCode']);
    for (const bond of await read('employees')) {
      expect(units).toContain(`${bond['companyCode']}|${bond['branchCode']}`);
      expect(jobs).toContain(`${bond['jobCode']}|${bond['jobLevel']}`);
      expect(departments).toContain(bond['departmentCode']);
      expect(situations).toContain(bond['situationCode']);
    }
  });

  it('sort by several fields, numbers by their value, and fall with a minus', async () => {
    const it = peopleBench();
    await it.put('jobs', [
      { jobCode: '9', level: '1', description: 'B' },
      { jobCode: '10', level: '2', description: 'A' },
      { jobCode: '10', level: '1', description: 'A' },
    ]);
    const keys = async (order: string) =>
      (await it.readAll('jobs', { order })).items.map((job) => `${job['jobCode']}|${job['level']}`);
    expect(await keys('jobCode,level')).toEqual(['9|1', '10|1', '10|2']);
    expect(await keys('description,-level')).toEqual(['10|2', '10|1', '9|1']);
  });

  it('give what was modified since a day, and what is changed now counts as modified today', async () => {
    const it = peopleBench();
    await it.populate({ persons: 30, seed: 3, dateModified: '2026-01-10' });
    const since = async (dateModified: string) =>
      (await it.readAll('persons', { dateModified })).items.map((item) => item['personCode']);
    expect(await since('2026-01-10')).toHaveLength(30);
    expect(await since('2026-01-11')).toEqual([]);
    await it.patch('persons', '10004', { email: 'outro@example.com' });
    expect(await since('2026-03-02T00:00:00-03:00')).toEqual(['10004']);
    await it.set({ listDateModified: 'ignored' });
    expect(await since('2026-03-02')).toHaveLength(30);
  });

  it('are also where some application servers have them, and for one company or establishment only', async () => {
    const it = peopleBench();
    await it.populate({ persons: 40, seed: 3 });
    const below = '/dts/datasul-rest/resources/prg';
    const whole = await it.ask(`GET /datasul${below}/api/rh/v1/employeeDataContent?pageSize=500`);
    const part = await it.readAll('employees', { companyid: '10', branchId: '1', pageSize: 500 });
    const { items } = whole.json as { items: { companyCode: string }[] };
    expect(items).toHaveLength(40);
    expect(part.items).toHaveLength(items.filter(({ companyCode }) => companyCode === '10').length);
  });

  it('want the user, understandable pages, and a licence', async () => {
    const it = peopleBench();
    const path = 'GET /datasul/api/rh/v1/persons';
    expect((await it.ask(path, { token: 'wrong' })).status).toBe(401);
    for (const query of ['page=0', 'pageSize=x', 'dateModified=02/03/2026'])
      expect(await it.ask(`${path}?${query}`)).toMatchObject({ status: 400, json: { code: 400 } });
    await it.set({ licences: 0 });
    expect((await it.ask(path)).status).toBe(503);
  });

  it('meet the faults of the core by page', async () => {
    const it = peopleBench();
    await it.populate({ persons: 45, seed: 3 });
    await it.fault({
      kind: 'html',
      route: '/api/rh/v1/persons',
      when: { query: { page: '2' } },
      count: 1,
    });
    const statuses: (number | undefined)[] = [];
    for (const page of [1, 2, 2])
      statuses.push((await it.ask(`GET /datasul/api/rh/v1/persons?page=${page}`)).status);
    expect(statuses).toEqual([200, 502, 200]);
  });

  it.each([
    [{ kind: 'empty' }, [0]],
    [{ kind: 'half' }, [20, 2]],
    [{ kind: 'ends', page: 2 }, [20, 20]],
    [{ kind: 'twice', page: 1 }, [20, 20, 20, 5]],
  ])('may be troubled: %j gives pages of %j', async (trouble, pages) => {
    const it = peopleBench();
    await it.populate({ persons: 45, seed: 3 });
    await it.set({ listTroubles: [{ list: 'persons', ...trouble } as never] });
    expect((await it.readAll('persons', { pageSize: 20 })).pages).toEqual(pages);
    expect((await it.readAll('employees', { pageSize: 20 })).pages).toEqual([20, 20, 5]);
  });

  it('may repeat a page without an end', async () => {
    const it = peopleBench();
    await it.populate({ persons: 45, seed: 3 });
    await it.set({ listTroubles: [{ list: 'persons', kind: 'repeats', page: 2 }] });
    const page = async (n: number) =>
      (await it.ask(`GET /datasul/api/rh/v1/persons?pageSize=20&page=${n}`)).json as object;
    expect(await page(9)).toEqual(await page(2));
    expect(await page(2)).not.toEqual(await page(1));
    expect(await page(9)).toMatchObject({ hasNext: true });
  });

  it('may be written otherwise', async () => {
    const it = peopleBench();
    await it.populate({ persons: 1, seed: 3 });
    await it.set({
      singleAsObject: true,
      listHasNext: 'text',
      listTotal: 'wrong',
      listCodesAsNumbers: true,
    });
    const seen = await it.ask('GET /datasul/api/rh/v1/persons?fields=personCode,name');
    expect(seen.json).toEqual({
      items: { personCode: 10_001, name: 'Ana Alves Souza' },
      hasNext: 'false',
      total: 1,
    });
  });
});
