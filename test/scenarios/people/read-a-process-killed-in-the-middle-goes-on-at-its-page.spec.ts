import { eventually } from '@ponte/testing';
import { PeopleWorld } from '../../fixtures/people/people-world';

const PERSONS = 120;
const PAGES = PERSONS / 5;

/**
 * A process that is killed while it reads leaves a run that another one goes on with: at the page that was under way, not
 * at the first. No page is counted twice, nobody is missing for it, and nobody is told twice.
 */
it('a process killed in the middle goes on at its page', async () => {
  const world = await PeopleWorld.start({ datasul: 'pageSize: 5, timeoutMs: 1000' });
  await world.sandbox.populate(PERSONS);
  await world.sandbox.settings('datasul', { answerMs: 40 });
  const run = await world.startRun({ preview: true });
  const killed = await eventually(
    async () => {
      const [read] = await world.database.query<{ page: number }[]>(
        `SELECT page FROM people_read WHERE endpoint = 'persons' AND page BETWEEN 5 AND 15`,
      );
      return read ?? false;
    },
    { timeoutMs: 30_000, intervalMs: 20, what: 'a page in the middle' },
  );
  await world.service.kill();
  const calls = await world.sandbox.calls('datasul', { limit: '500' });
  await (await world.spawn()).ready();

  expect(await world.untilRun(run)).toMatchObject({ state: 'finished', asked: null });
  const lists = await world.database.query<{ endpoint: string; page: number; items: number }[]>(
    `SELECT endpoint, page, items, pages, again FROM people_read WHERE endpoint IN ('persons','employees') ORDER BY 1`,
  );
  expect(lists).toEqual([
    { endpoint: 'employees', page: PAGES, pages: PAGES, items: PERSONS, again: false },
    { endpoint: 'persons', page: PAGES, pages: PAGES, items: PERSONS, again: false },
  ]);
  const after = (await world.sandbox.calls('datasul', { limit: '500' })).length - calls.length;
  // What was left of both lists, and the page that was under way once more.
  expect(after).toBeLessThanOrEqual(PAGES - killed.page + PAGES + 1);
  await world.untilTold();
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
  expect(await world.told('datasul.person.v1')).toHaveLength(PERSONS);
});
