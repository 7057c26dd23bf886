import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * A process that takes too long is told, and given up in the end: then nobody knows what became of its records, which the next
 * run sends again. One that Feedz knows nothing of (4998) is searched by its records, and its lot made again, once.
 */
describe('a process that does not end', () => {
  it('is told, then given up, and its records are sent again by the next run', async () => {
    const flow = await FeedzFlow.start('processWithinMs: 1s, giveUpAfterMs: 2s');
    const [code = ''] = await flow.hire(1);
    await flow.feedz.trouble({ kind: 'stuck', entity: 'persons', count: 1 });
    const run = await flow.world.run();
    expect(run).toMatchObject({ state: 'finished' });
    await flow.world.service.logs.waitFor(/"alert":"feedz-process-late"/);
    await flow.world.service.logs.waitFor(/"alert":"feedz-lot-unknown"/);
    expect(await flow.row('person', code)).toMatchObject({ state: 'unknown', by: 'feedz' });
    await flow.world.run();
    expect(await flow.row('person', code)).toMatchObject({ state: 'accepted' });
  });

  it('and that Feedz does not know is made again once', async () => {
    const flow = await FeedzFlow.start();
    const [code = ''] = await flow.hire(1);
    await flow.feedz.trouble({ kind: 'lost', entity: 'persons', takes: false, count: 1 });
    await flow.world.run();
    expect(await flow.row('person', code)).toMatchObject({ state: 'accepted' });
    expect((await flow.lots(`entity = 'person'`)).map(({ part_why }) => part_why)).toEqual([
      ...[null, 'recreated'],
    ]);
    await flow.datasul.change('persons', code, { name: 'Ana Paula Souza' });
    await flow.feedz.trouble({ kind: 'lost', entity: 'persons', takes: false });
    await flow.world.run({ override: true });
    expect(await flow.row('person', code)).toMatchObject({
      state: 'unknown',
      reason: 'process-lost',
    });
    expect(await flow.lots(`entity = 'person'`)).toHaveLength(4);
  });
});
