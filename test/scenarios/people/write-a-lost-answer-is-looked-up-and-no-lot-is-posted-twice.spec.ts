import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * An answer that is lost says nothing about the lot: Feedz may have taken it. people-sync asks Feedz for the process of these
 * records before it repeats anything: one that is there is followed, and only where there surely is none the lot goes again.
 */
describe('a lot whose answer is lost', () => {
  it('is followed where Feedz took it, and posted again where it did not', async () => {
    const flow = await FeedzFlow.start();
    await flow.hire(3);
    await flow.feedz.fault({ kind: 'reset-after', route: '/persons', count: 1 });
    await flow.feedz.fault({ kind: 'reset-before', route: '/departments', count: 1 });
    expect(await flow.world.run()).toMatchObject({ state: 'finished', pass: 1 });

    const lots = await flow.feedz.processes();
    expect(lots.map(({ entity }) => entity).sort()).toEqual([
      ...['departments', 'job-descriptions', 'persons', 'units'],
    ]);
    const posts = await flow.feedz.calls({ method: 'POST' });
    expect(posts.filter(({ path }) => path.endsWith('/persons'))).toHaveLength(1);
    expect(posts.filter(({ path }) => path.endsWith('/departments'))).toHaveLength(2);
    for (const { writes } of await flow.feedz.persons()) expect(writes).toBe(1);
    expect(await flow.rows(`state <> 'accepted' AND state <> 'none'`)).toEqual([]);
  });

  it('is unknown where Feedz lists no processes, and sent again by the next run', async () => {
    const flow = await FeedzFlow.start('routes: { findProcess: none }');
    const [code = ''] = await flow.hire(1);
    await flow.feedz.fault({ kind: 'reset-after', route: '/persons', count: 1 });
    await flow.world.run();
    expect(await flow.row('person', code)).toMatchObject({ state: 'unknown', reason: 'no-answer' });
    await flow.world.run({ override: true });
    expect(await flow.row('person', code)).toMatchObject({ state: 'accepted' });
    expect(await flow.feedz.person(code)).toMatchObject({ writes: 2 });
  });
});
