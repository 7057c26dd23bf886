import type { FeedzLeaderSettled } from '@ponte/contracts';
import { FeedzFlow, keyOfPerson } from '../../fixtures/people/feedz-flow';

/**
 * Only what differs from what Feedz accepted last is sent. A person goes without a leader and may lose the one it has by that,
 * so that every person that was sent is bound again, also if the leader is the same. Whoever has no leader any more is sent
 * once more for that reason alone.
 */
describe('a change of a few', () => {
  it('sends these few, binds them again, and takes a leader away who is one no more', async () => {
    const flow = await FeedzFlow.start();
    const [boss = '', ...team] = await flow.hire(120);
    for (const code of team)
      await flow.datasul.change('employees', `10|1|${code}`, { managerPersonCode: boss });
    await flow.world.run();
    await flow.feedz.forgetCounts();

    const [changed = '', free = ''] = team;
    await flow.datasul.change('persons', changed, { name: 'Ana Clara Souza' });
    await flow.datasul.change('employees', `10|1|${free}`, { managerPersonCode: null });
    await flow.world.run();
    const { byEntity } = await flow.feedz.counts();
    expect(byEntity.persons).toMatchObject({ lots: 1, items: 2, accepted: 2 });
    expect(byEntity['persons-bind']).toMatchObject({ lots: 1, items: 1, accepted: 1 });
    expect(byEntity.departments.lots).toBe(0);
    expect(await flow.feedz.person(changed)).toMatchObject({
      name: 'Ana Clara Souza',
      managerIntegrationId: boss,
    });
    expect(await flow.feedz.person(free)).toMatchObject({ managerIntegrationId: null });

    await flow.world.untilTold();
    const told = await flow.world.told<FeedzLeaderSettled>('feedz.leader.settled.v1');
    const last = told.filter(({ person }) => person === keyOfPerson(free)).at(-1);
    expect(last).toMatchObject({ state: 'accepted', manager: null, version: 2 });
    expect(told.filter(({ person }) => person === keyOfPerson(changed))).toHaveLength(1);
  });
});
