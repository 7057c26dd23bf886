import { PeopleWorld } from '../../fixtures/people/people-world';

interface FaultRow {
  readonly endpoint: string;
  readonly pointer: string;
  readonly code: number | null;
  readonly key: unknown;
}

/**
 * An item that cannot be used is never dropped in silence: the run counts it and says where it stands and what is wrong with
 * it, without quoting it. Whoever was known before is still there though the item is faulty now; and while an item does not
 * say whose it is, nobody is taken for gone, because it may be theirs: that is told too, with what to do about it.
 */
it('faulty items are told and make nobody disappear', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10' });
  await world.sandbox.populate(30);
  await world.run({ preview: true });
  const [employee] = await world.sandbox.items('employees');
  const [person, other, alone] = await world.sandbox.items('persons');
  const place = ['companyCode', 'branchCode', 'registration'].map((name) =>
    String(employee?.[name]),
  );

  await world.sandbox.patch('employees', place.join('|'), { personCode: null });
  await world.sandbox.remove('persons', String(person?.['personCode']));
  await world.sandbox.put('persons', 'sem-codigo', { name: 'Quem Será' });
  await world.sandbox.put('persons', 'nada', 'Quem Será');
  await world.sandbox.patch('persons', String(other?.['personCode']), { email: { no: 'text' } });
  const run = await world.run({ mode: 'full', preview: true });

  expect(run).toMatchObject({ state: 'finished', asked: null });
  const read = new Map(run.counts.read?.map((count) => [count.entity, count]));
  expect(read.get('employee')).toMatchObject({ faulty: 1, missing: 0 });
  expect(read.get('person')).toMatchObject({ read: 31, faulty: 3, missing: 1, changed: 1 });
  // Who is missing may be one of those whose code cannot be read.
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
  const faults = await world.database.query<FaultRow[]>(
    `SELECT endpoint, pointer, code, reason, message, key FROM people_read_fault WHERE run = '${run.id}' ORDER BY endpoint, pointer`,
  );
  expect(faults.map(({ endpoint, pointer }) => `${endpoint} ${pointer}`)).toEqual([
    ...[
      'employees /personCode',
      'persons ',
      'persons /email',
      'persons /personCode',
      'persons null',
    ],
  ]);
  // As Feedz would say it: a person without code is 5009.
  expect(faults.map(({ code }) => code)).toEqual([5009, null, null, 5009, null]);
  expect(faults.at(-1)).toMatchObject({
    ...{ reason: 'missing-not-marked', key: null },
    message: expect.stringMatching(/^1 que não foram encontrados .* 2 itens .* corrija a chave/),
  });
  expect(JSON.stringify(faults)).not.toContain('Quem');
  expect(faults[0]?.key).toMatch(/^[0-9a-f]{64}$/);

  // Once every item says whose it is, whoever is not named is gone; an employee without its person is told.
  await world.sandbox.remove('persons', 'sem-codigo');
  await world.sandbox.remove('persons', 'nada');
  await world.sandbox.remove('persons', String(alone?.['personCode']));
  const clear = await world.run({ mode: 'full', preview: true });
  expect(await world.count(`people_record WHERE entity = 'person' AND NOT present`)).toBe(2);
  expect(
    await world.count(
      `people_read_fault WHERE run = '${clear.id}' AND reason = 'missing-not-marked'`,
    ),
  ).toBe(0);
  const bonds = (await world.sandbox.items('employees')).filter(({ personCode }) =>
    [person?.['personCode'], alone?.['personCode']].includes(personCode),
  );
  const lost = `people_read_fault WHERE run = '${clear.id}' AND reason = 'person-missing'`;
  expect(clear.counts.people).toMatchObject({ withoutPerson: await world.count(lost) });
  expect(await world.count(lost)).toBeGreaterThanOrEqual(bonds.length);
});
