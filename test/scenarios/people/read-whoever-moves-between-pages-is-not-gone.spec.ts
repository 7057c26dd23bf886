import type { DatasulPerson } from '@ponte/contracts';
import { PeopleWorld } from '../../fixtures/people/people-world';
import { ScriptedLists } from '../../fixtures/people/scripted-lists';

/**
 * While pages are read the list moves: somebody comes in before, and a person stands on two pages; somebody leaves, and a
 * person slips to a page that was read already. Whoever a complete reading did not meet is looked for once more, and only
 * who is in neither is gone. A list that comes in another order each time makes nobody disappear.
 */
it('whoever moves between pages is not gone', async () => {
  const lists = await ScriptedLists.start({ persons: 40 });
  const world = await PeopleWorld.start({ datasul: 'pageSize: 10', datasulUrl: lists.url });
  await world.run({ preview: true });

  // Between the first page and the second somebody leaves, so that the eleventh slips to the first page.
  lists.before('persons', 2, () => lists.remove('persons', 0));
  const moved = await world.run({ mode: 'full', preview: true });
  expect(moved).toMatchObject({ state: 'finished', asked: null });
  const again = `people_read WHERE run = '${moved.id}' AND endpoint = 'persons' AND again AND pages = 8`;
  expect(await world.count(again)).toBe(1);
  // Who left had been read before; the next reading meets it nowhere.
  expect(await world.count(`people_record WHERE NOT present`)).toBe(0);
  await world.run({ mode: 'full', preview: true });
  expect(await world.count(`people_record WHERE entity = 'person' AND NOT present`)).toBe(1);
  await world.untilTold();
  const gone = (await world.told<DatasulPerson>('datasul.person.v1')).filter(
    ({ present }) => !present,
  );
  expect(gone).toHaveLength(1);

  // Somebody comes in at the front: a person stands on both pages.
  lists.before('persons', 2, () => lists.add('persons', 0));
  await world.run({ mode: 'full', preview: true });
  // Backwards from the third page on: the first ones are met twice, and the last ones only in the second reading.
  lists.before('persons', 3, () => lists.reverse('persons'));
  expect(await world.run({ mode: 'full', preview: true })).toMatchObject({ asked: null });
  expect(await world.count(`people_record WHERE entity = 'person' AND NOT present`)).toBe(1);
  expect(await world.count(`people_record WHERE entity = 'person' AND present`)).toBe(40);
});
