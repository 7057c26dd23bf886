import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * The service is killed again and again while a first load is on its way: while it decides, posts and waits for processes.
 * Another process goes on where it was. In the end everybody is at Feedz, nobody was posted twice, and no lot is left.
 */
describe('a service that is killed while it writes', () => {
  it('goes on in another process, and nobody is posted twice', async () => {
    const flow = await FeedzFlow.prepare('lotsAtOnce: 1, timeoutMs: 1000', {
      env: { TASK_LEASE_GRACE_MS: '500', TASK_LEASE_CHECK_MS: '100' },
    });
    await flow.world.sandbox.populate(350);
    await flow.feedz.settings({ processMs: 300 });
    await (await flow.world.spawn()).ready();
    const run = await flow.world.startRun();
    for (const lots of [2, 5, 8]) {
      await flow.feedz.untilProcesses(lots);
      await flow.world.service.kill();
      await (await flow.world.spawn()).ready();
    }
    expect(await flow.world.untilRun(run, undefined, 90_000)).toMatchObject({ state: 'finished' });
    const persons = await flow.feedz.persons();
    expect(persons).toHaveLength(350);
    expect(persons.filter(({ writes, idleWrites }) => writes !== 1 || idleWrites !== 0)).toEqual(
      [],
    );
    expect(await flow.lots('ended_at IS NULL')).toEqual([]);
    await eventually(async () => {
      const states = await flow.rows(`state NOT IN ('accepted', 'none')`);
      if (states.length > 0) throw new Error(JSON.stringify(states[0]));
    });
  });
});
