import { PeopleWorld } from '../../fixtures/people/people-world';

const DAY_MS = 86_400_000;

/**
 * After a complete reading only what changed is asked for, from two days before that reading began: what was entered late is
 * met. A run that failed moves nothing, so what it did not reach is asked for again; and a week after the last complete
 * reading, or when an operator says so, everything is read.
 */
it('what changed is asked for with an overlap', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 20' });
  await world.sandbox.populate(40, { dateModified: '2020-01-01' });
  const first = await world.run({ preview: true });
  expect(first.mode).toBe('full');
  const [late, old] = await world.sandbox.items('persons');
  const day = (date: Date): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo' }).format(date);
  const since = day(new Date(first.started_at.getTime() - 2 * DAY_MS));
  const put = (item: object | undefined, dateModified: string) =>
    world.sandbox.put('persons', String((item as { personCode: string }).personCode), {
      ...{ ...item, name: 'Nome Mudado', dateModified },
    });
  await put(late, since);
  await put(old, '2020-01-02');

  const second = await world.run({ preview: true });
  expect(second.mode).toBe('incremental');
  const read = new Map(second.counts.read?.map((count) => [count.entity, count]));
  expect(read.get('person')).toEqual({
    ...{ entity: 'person', read: 1, changed: 1, faulty: 0, missing: 0 },
  });
  expect(read.get('job')?.read).toBeGreaterThan(0);
  const asked = await world.database.query<object[]>(
    `SELECT endpoint, mode, since::text FROM people_read WHERE run = '${second.id}' AND since IS NOT NULL ORDER BY 1`,
  );
  expect(asked).toEqual([
    { endpoint: 'employees', mode: 'incremental', since },
    { endpoint: 'persons', mode: 'incremental', since },
  ]);

  const watermarks = await world.database.query<object[]>(
    'SELECT * FROM people_watermark ORDER BY 2',
  );
  await world.sandbox.settings('datasul', {
    listTroubles: [{ list: 'employees', kind: 'repeats' }],
  });
  await world.sandbox.patch('employees', await firstBond(world), { admissionDate: '2018-05-05' });
  await world.sandbox.patch('employees', await firstBond(world, 1), {
    admissionDate: '2018-05-06',
  });
  expect(await world.run()).toMatchObject({ state: 'failed' });
  expect(await world.database.query('SELECT * FROM people_watermark ORDER BY 2')).toEqual(
    watermarks,
  );

  await world.sandbox.settings('datasul', { listTroubles: [] });
  await world.database.query(
    `UPDATE people_run SET reading_ended_at = reading_ended_at - interval '7 days' WHERE mode = 'full'`,
  );
  expect(await world.run({ preview: true })).toMatchObject({ mode: 'full', state: 'finished' });
});

async function firstBond(world: PeopleWorld, place = 0): Promise<string> {
  const item = (await world.sandbox.items('employees'))[place];
  return ['companyCode', 'branchCode', 'registration']
    .map((name) => String(item?.[name]))
    .join('|');
}
