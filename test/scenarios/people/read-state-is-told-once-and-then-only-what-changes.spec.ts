import { type DatasulPerson, type DatasulStructure } from '@ponte/contracts';
import { openPerson } from '../../fixtures/people/open-person';
import { PeopleWorld } from '../../fixtures/people/people-world';

/**
 * Everybody who was read is told once, with all bonds, and so is every record of structure. A second reading that finds
 * nothing new tells nothing and writes nothing but that it was there. What changes is told alone, with a higher version:
 * a person also when only a bond of it changed.
 */
it('state is told once, and then only what changes', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10' });
  await world.sandbox.populate(45, { troubles: { severalBonds: 20, rehired: 10, withoutBond: 5 } });
  const [persons, employees] = [
    await world.sandbox.items('persons'),
    await world.sandbox.items('employees'),
  ];

  const first = await world.run({ preview: true });
  expect(first).toMatchObject({ state: 'finished', mode: 'full', asked: null });
  await world.untilTold();
  const told = await world.told<DatasulPerson>('datasul.person.v1');
  expect(new Set(told.map(({ person }) => person)).size).toBe(persons.length);
  expect(told).toHaveLength(persons.length);
  expect(told.every(({ version, present }) => version === 1 && present)).toBe(true);
  expect(told.reduce((sum, { bonds }) => sum + bonds.length, 0)).toBe(employees.length);
  const structure = await world.told<DatasulStructure>('datasul.structure.v1');
  const lists = ['situations', 'units', 'departments', 'jobs'] as const;
  const sizes = await Promise.all(lists.map((list) => world.sandbox.items(list)));
  expect(structure).toHaveLength(sizes.reduce((sum, items) => sum + items.length, 0));
  const opened = told.map((value) => openPerson(value));
  expect(opened.map(({ person }) => person.code).sort()).toEqual(
    persons.map(({ personCode }) => personCode).sort(),
  );
  expect(opened.flatMap(({ bonds }) => bonds.map(({ matricula }) => matricula)).sort()).toEqual(
    employees.map(({ registration }) => registration).sort(),
  );

  const before = await world.records();
  const second = await world.run({ mode: 'full', preview: true });
  expect(second.counts.read?.map(({ changed }) => changed)).toEqual([0, 0, 0, 0, 0, 0]);
  await world.untilTold();
  const after = await world.records();
  expect(after.map((row) => ({ ...row, seen_run: first.id }))).toEqual(before);
  expect(after.every(({ seen_run }) => seen_run === second.id)).toBe(true);
  expect(await world.told('datasul.person.v1')).toHaveLength(told.length);

  const [one, two] = employees.filter(
    ({ personCode }, at) => employees.findIndex((each) => each.personCode === personCode) === at,
  );
  await world.sandbox.patch('persons', String(one?.['personCode']), { name: 'Nome Mudado' });
  const place = ['companyCode', 'branchCode', 'registration'].map((name) => String(two?.[name]));
  await world.sandbox.patch('employees', place.join('|'), { admissionDate: '2019-01-01' });
  const third = await world.run({ preview: true });
  expect(third.mode).toBe('incremental');
  await world.untilTold();
  const changed = (await world.told<DatasulPerson>('datasul.person.v1')).filter(
    ({ version }) => version > 1,
  );
  expect(changed.map(({ version }) => version)).toEqual([2, 2]);
  const codes = changed.map((value) => openPerson(value).person.code).sort();
  expect(codes).toEqual([one?.['personCode'], two?.['personCode']].sort());
  expect(await world.told('datasul.structure.v1')).toHaveLength(structure.length);
});
