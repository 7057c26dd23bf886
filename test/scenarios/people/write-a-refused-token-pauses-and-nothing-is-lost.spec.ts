import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * A token that Feedz does not take is nobody's fault but the token's: nothing is refused, everything of that Feedz waits while
 * single calls find out whether it is taken again, somebody is told, and then the run goes on as if nothing had been.
 */
describe('a token that is refused', () => {
  it('pauses what is sent to Feedz, and the run goes on when it is taken again', async () => {
    const flow = await FeedzFlow.start();
    await flow.hire(5);
    await flow.feedz.settings({ tokens: ['another-token'] });
    const run = await flow.world.startRun();
    await flow.world.service.logs.waitFor(/"alert":"task-pause".*feedz:holding-producao/, 20_000);
    await flow.feedz.untilCalls(3, { method: 'POST' });
    expect(await flow.world.runs(`id = '${run}'`)).toMatchObject([{ state: 'writing' }]);
    expect(await flow.rows(`state = 'refused' OR state = 'unknown'`)).toEqual([]);

    await flow.feedz.settings({ tokens: [flow.feedz.connection.token] });
    expect(await flow.world.untilRun(run)).toMatchObject({ state: 'finished' });
    expect(await flow.feedz.persons()).toHaveLength(5);
    await eventually(async () => {
      const paused = await flow.world.count('task_pause');
      if (paused > 0) throw new Error(`${paused} pauses`);
    });
  });
});
