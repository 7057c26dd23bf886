import type { PeopleRunFinished } from '@ponte/contracts';
import { alerts } from '../../fixtures/payroll/alerts';
import { PeopleWorld } from '../../fixtures/people/people-world';

/**
 * A list that answers the same page for ever, or more pages than there may be, is no reading: the run fails and says why,
 * nobody is missing for it, nothing is written to Feedz, and the next run begins anew.
 */
it('a list without an end fails the run', async () => {
  const world = await PeopleWorld.start({
    datasul: 'pageSize: 5, endpoints: { persons: { mostPages: 8 } }',
  });
  await world.sandbox.populate(30);
  await world.run({ preview: true });

  const repeats = [{ list: 'persons', kind: 'repeats', page: 3 }];
  await world.sandbox.settings('datasul', { listTroubles: repeats });
  const same = await world.run({ mode: 'full' });
  expect(same).toMatchObject({
    state: 'failed',
    reason: 'persons: page 4 is the same as page 3',
    write_began_at: null,
  });
  await world.sandbox.settings('datasul', { listTroubles: [] });
  await world.sandbox.populate(60);
  const long = await world.run({ mode: 'full' });
  expect(long).toMatchObject({ state: 'failed' });
  expect(long.reason).toContain('more than 8 pages');

  expect(alerts(world.service, 'people-run-failed')).toBe(2);
  expect(await world.count('people_record WHERE NOT present')).toBe(0);
  expect(await world.count('feedz_lot')).toBe(0);
  await world.sandbox.populate(30);
  expect(await world.run({ preview: true })).toMatchObject({ state: 'finished' });
  await world.untilTold();
  const ends = await world.told<PeopleRunFinished>('people.run.finished.v1');
  expect(ends.map(({ state }) => state)).toEqual(['finished', 'failed', 'failed', 'finished']);
});
