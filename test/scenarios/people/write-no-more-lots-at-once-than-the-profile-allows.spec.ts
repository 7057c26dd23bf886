import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/** A Feedz that works on many lots at once gets slow, or worse. Two processes of the service share what the profile allows. */
describe('lots at Feedz', () => {
  it('are never more at once than the profile allows, whatever the number of processes', async () => {
    const flow = await FeedzFlow.prepare('lotsAtOnce: 2');
    await flow.world.sandbox.populate(650);
    await flow.feedz.settings({ processMs: 150, processJitterMs: 100 });
    for (const process of [await flow.world.spawn(), await flow.world.spawn()])
      await process.ready();
    expect(await flow.world.run()).toMatchObject({ state: 'finished' });
    const { processesAtOnce, byEntity } = await flow.feedz.counts();
    expect(processesAtOnce.most).toBe(2);
    expect(byEntity.persons).toMatchObject({ lots: 7, items: 650, mostItems: 100 });
  });
});
