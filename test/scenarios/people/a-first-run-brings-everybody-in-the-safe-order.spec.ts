import type { FeedzLeaderSettled, FeedzPersonSettled, PeopleRunFinished } from '@ponte/contracts';
import { SimulatedFeedz } from '@ponte/testing';
import { PeopleWorld } from '../../fixtures/people/people-world';

/**
 * Feedz refuses a person whose unit, department or job it does not know, and a binding whose persons it does not know. So a
 * run sends structure first, then persons without a leader, then bindings, each wave only when every process of the one before
 * has ended, in lots of at most 100. A second run finds nothing to send.
 */
describe('a first run', () => {
  it('brings everybody to Feedz in the safe order, and a second one sends nothing', async () => {
    const world = await PeopleWorld.start({ feedz: 'pollsMs: [100ms], lotsAtOnce: 3' });
    const feedz = new SimulatedFeedz(world.sandbox.app.url);
    await world.sandbox.populate(230);
    const run = await world.run();
    expect(run).toMatchObject({ state: 'finished', pass: 1, reason: null });

    const lots = await feedz.processes();
    const order = lots.map(({ entity }) => ENTITIES.indexOf(entity));
    const waves = order.map((place) => WAVE[place] ?? 0);
    expect(waves).toEqual([...waves].sort());
    for (const [n, lot] of lots.entries()) {
      expect(lot.integrationIds.length).toBeLessThanOrEqual(100);
      const before = lots.filter((_, other) => (waves[other] ?? 0) < (waves[n] ?? 0));
      for (const { endedAt } of before) expect(endedAt && endedAt <= lot.createdAt).toBe(true);
    }
    // As few lots as possible: 230 persons and their leaders in three lots each.
    const persons = lots.filter(({ entity }) => entity === 'persons');
    const sizes = persons.map(({ integrationIds }) => integrationIds.length);
    expect(sizes.sort()).toEqual([100, 100, 30]);
    expect(await feedz.persons()).toHaveLength(230);

    const items = await world.sandbox.items('employees');
    const leaders = new Map(items.map((item) => [item['personCode'], item['managerPersonCode']]));
    for (const { integrationId, managerIntegrationId, writes } of await feedz.persons()) {
      expect(managerIntegrationId).toBe(leaders.get(integrationId) ?? null);
      expect(writes).toBe(1);
    }
    await world.untilTold();
    const settled = await world.told<FeedzPersonSettled>('feedz.person.settled.v1');
    expect(settled.map(({ state }) => state)).toEqual(Array(230).fill('accepted'));
    const bound = await world.told<FeedzLeaderSettled>('feedz.leader.settled.v1');
    expect(new Set(bound.map(({ state }) => state))).toEqual(new Set(['accepted']));

    await feedz.forgetCounts();
    expect(await world.run({ mode: 'full' })).toMatchObject({
      state: 'finished',
      write_began_at: null,
    });
    expect((await feedz.counts()).byEntity.persons.lots).toBe(0);
    await world.untilTold();
    expect(await world.told('feedz.person.settled.v1')).toHaveLength(230);
    const ended = await world.told<PeopleRunFinished>('people.run.finished.v1');
    expect(ended.map(({ written }) => written.find(({ entity }) => entity === 'person'))).toEqual([
      { entity: 'person', unchanged: 0, sent: 230, accepted: 230, refused: 0, held: 0, unknown: 0 },
      { entity: 'person', unchanged: 230, sent: 0, accepted: 0, refused: 0, held: 0, unknown: 0 },
    ]);
  });
});

const ENTITIES = ['units', 'departments', 'job-descriptions', 'persons', 'persons-bind'];
const WAVE = [1, 1, 1, 2, 3];
