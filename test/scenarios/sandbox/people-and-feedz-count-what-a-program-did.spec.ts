import { SimulatedFeedz, SimulatedPeople, SMALL_STRUCTURE } from '@ponte/testing';

/**
 * Whether a program reads everybody and sends nobody twice is measured by the simulated Datasul and the simulated Feedz,
 * so they must see what a program did: a lot that is repeated after a lost answer counts as two lots with idle writes,
 * a person that is sent again loses the manager, and a hundred and one at once are nobody. Read and written here by plain
 * requests, on purpose without the clients whose judges these two are.
 */
describe('the simulated people and the simulated Feedz', () => {
  let people: SimulatedPeople;
  let feedz: SimulatedFeedz;

  beforeAll(async () => {
    people = await SimulatedPeople.start({ SANDBOX_FEEDZ_PROCESS_MS: '20' });
    feedz = new SimulatedFeedz(people.origin);
  });

  beforeEach(() => people.reset());
  afterAll(() => people.app?.stop());

  const read = async (path: string): Promise<Record<string, unknown>[]> => {
    const { url, user, password } = people.connection;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const items: Record<string, unknown>[] = [];
    for (let page = 1; ; page += 1) {
      const asked = `${url}${path}?page=${page}&pageSize=200`;
      const answer = await fetch(asked, { headers: { authorization } });
      const list = (await answer.json()) as { items: Record<string, unknown>[]; hasNext: boolean };
      items.push(...list.items);
      if (!list.hasNext) return items;
    }
  };

  const post = (route: string, lot: readonly object[]): Promise<Response> => {
    const { url, token } = feedz.connection;
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'ponte-scenario/1.0' };
    return fetch(`${url}/${route}`, { method: 'POST', headers, body: JSON.stringify(lot) });
  };

  const ended = async (count: number): Promise<void> => {
    await feedz.untilProcesses(count, { state: 'finished' });
  };

  const asSent = ({ personCode, name, email }: Record<string, unknown>): object => ({
    integrationId: personCode,
    name,
    email,
  });

  it('gives 20,000 persons page by page, and takes them in 200 lots', async () => {
    await people.populate({ persons: 20_000, seed: 11 });
    const persons = await read('/api/rh/v1/persons');
    expect(new Set(persons.map(({ personCode }) => personCode)).size).toBe(20_000);
    expect(await people.calls({ route: '/api/rh/v1/persons' })).toHaveLength(100);
    for (let n = 0; n < persons.length; n += 100)
      expect((await post('persons', persons.slice(n, n + 100).map(asSent))).status).toBe(201);
    await ended(200);
    const { byEntity, codes } = await feedz.counts();
    expect(byEntity.persons).toEqual({
      ...{ lots: 200, items: 20_000, mostItems: 100, failed: 0, accepted: 20_000, refused: 0 },
    });
    expect(codes).toEqual({});
    expect(await feedz.persons()).toHaveLength(20_000);
  });

  it('sees a lot that is repeated after a lost answer, and a manager who is lost with it', async () => {
    await people.replace(SMALL_STRUCTURE);
    await people.hire('1');
    await people.hire('2', { name: 'Bruno Lima', managerPersonCode: '1' });
    const lot = (await people.population()).persons.map((person) => asSent({ ...person }));
    await feedz.fault({ kind: 'reset-after', route: '/persons', count: 1 });
    await expect(post('persons', lot)).rejects.toThrow();
    await ended(1);
    await post('persons-bind', [{ personIntegrationId: '2', managerIntegrationId: '1' }]);
    await ended(2);
    expect(await feedz.person('2')).toMatchObject({ managerIntegrationId: '1', idleWrites: 0 });
    await post('persons', lot);
    await ended(3);
    expect(await feedz.person('2')).toMatchObject({
      managerIntegrationId: null,
      writes: 2,
      idleWrites: 1,
    });
    expect((await feedz.processes({ entity: 'persons' })).map(({ accepted }) => accepted)).toEqual([
      2, 2,
    ]);
  });

  it('takes nobody of a hundred and one', async () => {
    const lot = Array.from({ length: 101 }, (_, n) => ({
      integrationId: String(n),
      name: `U ${n}`,
    }));
    const answer = await post('units', lot);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 5001 }]);
    expect(await feedz.structure('units')).toEqual([]);
    expect(await feedz.counts()).toMatchObject({ refusedLots: { 5001: 1 } });
  });

  it('shows what changed on a day, and only that', async () => {
    await people.populate({ persons: 1_000, seed: 11, dateModified: '2025-01-10' });
    const changed = await people.letADayPass({ percent: 1, seed: 2, kinds: ['email', 'hire'] });
    expect(Object.values(changed).flat()).toHaveLength(10);
    const { persons } = await people.population();
    const recent = persons.filter(({ dateModified }) => dateModified !== '2025-01-10');
    expect(recent.map(({ personCode }) => personCode).sort()).toEqual(
      Object.values(changed).flat().sort(),
    );
  });

  it('has other lists than it should have, if it is told so', async () => {
    await people.populate({ persons: 300, seed: 11 });
    await people.settings({ listTroubles: [{ list: 'persons', kind: 'half' }] });
    expect(await read('/api/rh/v1/persons')).toHaveLength(150);
    await people.remove('persons', '10001');
    await people.change('persons', '10002', { email: null });
    await people.putRaw('persons', 'broken', { name: 'Sem código' });
    expect(await people.counts()).toMatchObject({ persons: 300 });
    await people.clear();
    expect(await read('/api/rh/v1/persons')).toEqual([]);
  });
});
