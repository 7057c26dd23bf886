import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * 4999 is Feedz's word for what it did not expect. It may pass, so the lot goes again a few times; if it does not, one of the
 * records is to blame, and a hundred persons must not wait for it: the lot is halved until the culprit stands alone. Only that
 * one is refused, and the next run tries it again.
 */
describe('a lot that fails with an unexpected error', () => {
  it('is repeated, then halved until only the culprit is refused', async () => {
    const flow = await FeedzFlow.start('lotsAtOnce: 4');
    const codes = await flow.hire(40);
    const culprit = codes[17] ?? '';
    await flow.feedz.trouble({ kind: 'lot', entity: 'persons', integrationId: culprit });
    expect(await flow.world.run()).toMatchObject({ state: 'finished' });

    expect(await flow.row('person', culprit)).toMatchObject({
      state: 'refused',
      by: 'feedz',
      code: 4999,
    });
    expect(await flow.feedz.persons()).toHaveLength(39);
    for (const { writes } of await flow.feedz.persons()) expect(writes).toBe(1);
    const why = (await flow.lots(`entity = 'person'`)).map(({ part_why }) => part_why);
    expect(why.filter((each) => each === 'again')).toHaveLength(2);
    // 40, twice more, then two lots for each halving of 40.
    expect(why.length).toBeLessThanOrEqual(3 + 2 * 6);

    await flow.feedz.clearTroubles();
    await flow.world.run();
    expect(await flow.row('person', culprit)).toMatchObject({ state: 'accepted' });
  });
});
