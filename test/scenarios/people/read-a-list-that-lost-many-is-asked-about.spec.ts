import type { DatasulPerson } from '@ponte/contracts';
import { alerts } from '../../fixtures/payroll/alerts';
import { PeopleWorld } from '../../fixtures/people/people-world';

const PERSONS = 60;

/**
 * A list that suddenly is empty, or half of what it was, is read twice and then asked about: nobody is marked, nothing is
 * written to Feedz, and the day from which the next run reads stays where it was. Stopped, the next complete reading finds
 * everybody where they were. Only an operator who says so makes them disappear; that is told, and is no dismissal.
 */
it('a list that lost many is asked about', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10' });
  await world.sandbox.populate(PERSONS);
  await world.run({ preview: true });
  const watermarks = await world.database.query<object[]>('SELECT * FROM people_watermark');
  const lose = (kind: string) =>
    world.sandbox.settings('datasul', { listTroubles: [{ list: 'persons', kind }] });

  await lose('empty');
  const empty = await world.run({ mode: 'full' });
  expect(empty).toMatchObject({ state: 'asking', reading_ended_at: null, write_began_at: null });
  expect(empty.asked).toEqual([
    { entity: 'person', known: PERSONS, missing: PERSONS, allowed: 10 },
  ]);
  expect(alerts(world.service, 'people-run-asks')).toBe(1);
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
  expect(await world.count('feedz_lot')).toBe(0);
  const twice = `people_read WHERE run = '${empty.id}' AND endpoint = 'persons' AND again AND pages = 2`;
  expect(await world.count(twice)).toBe(1);
  expect(await world.database.query('SELECT * FROM people_watermark')).toEqual(watermarks);
  // One open run at a time, and this one is open.
  await expect(world.startRun()).rejects.toThrow(empty.id);

  await world.operator.ask('people.run.stop', { run: empty.id });
  await world.untilRun(empty.id, ['stopped']);
  await world.sandbox.settings('datasul', { listTroubles: [] });
  const whole = await world.run({ mode: 'full', preview: true });
  expect(whole).toMatchObject({ state: 'finished', asked: null });
  await world.untilTold();
  expect(await world.told('datasul.person.v1')).toHaveLength(PERSONS);

  await lose('half');
  const half = await world.run({ mode: 'full', preview: true });
  expect(half.asked).toEqual([
    { entity: 'person', known: PERSONS, missing: PERSONS / 2, allowed: 10 },
  ]);
  await world.operator.ask('people.run.continue', { run: half.id }, { why: 'conferido no RH' });
  const gone = await world.untilRun(half.id, ['finished']);
  expect(gone.counts).toMatchObject({
    people: { withoutPerson: expect.any(Number) as number },
    decisions: [expect.objectContaining({ to: 'writing', actor: 'maria', why: 'conferido no RH' })],
  });
  expect(await world.count(`people_record WHERE entity = 'person' AND NOT present`)).toBe(30);
  await world.untilTold();
  const told = (await world.told<DatasulPerson>('datasul.person.v1')).slice(PERSONS);
  const absent = (await world.told<DatasulPerson>('datasul.person.v1')).filter(
    ({ present }) => !present,
  );
  expect(told).toHaveLength(PERSONS / 2);
  expect(absent).toHaveLength(PERSONS / 2);
  expect(absent.every(({ sealed, version }) => sealed.person == null && version === 2)).toBe(true);
  // Not dismissed: their bonds are where they were.
  expect(absent.every(({ bonds }) => bonds.every(({ active }) => active))).toBe(true);
});

/** Most customers have fewer than ten establishments, and some a few people: an interrupted read of those is one as well. */
it('a short list that is empty is asked about', async () => {
  const world = await PeopleWorld.start();
  await world.sandbox.populate(6);
  await world.run({ preview: true });
  const listTroubles = ['units', 'persons', 'employees'].map((list) => ({ list, kind: 'empty' }));
  await world.sandbox.settings('datasul', { listTroubles });
  const run = await world.run({ mode: 'full' });
  expect(run.state).toBe('asking');
  expect(run.asked?.map(({ entity }) => entity).sort()).toEqual(['employee', 'person', 'unit']);
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
});
