import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * "Stop" means that Feedz hears nothing more than what is under way, most of all when Feedz is in trouble: a lot that fails
 * then is neither repeated nor halved, and what it held goes with the next run. A run of which no task is left, and a profile
 * that was taken out of the file, keep no later run from beginning.
 */
describe('a run that an operator stops', () => {
  it('neither repeats nor halves what was under way', async () => {
    const flow = await FeedzFlow.start();
    await flow.feedz.settings({ processMs: 60_000 });
    await flow.hire(40);
    await flow.feedz.trouble({ kind: 'lot', entity: 'persons', code: 4999 });
    const run = await flow.world.startRun();
    const [process] = await eventually(async () => {
      for (const open of await flow.feedz.processes())
        if (open.state === 'pending' && open.entity !== 'persons')
          await flow.feedz.endProcess(open.processId);
      const found = await flow.feedz.processes({ entity: 'persons' });
      return found.length > 0 && found;
    });
    await flow.world.operator.ask('people.run.stop', { run });
    const before = (await flow.feedz.counts()).byEntity.persons.lots;
    await flow.feedz.endProcess(process?.processId ?? '');
    expect((await flow.world.untilRun(run)).state).toBe('stopped');
    expect((await flow.feedz.counts()).byEntity.persons.lots).toBe(before);
    expect(new Set((await flow.rows(`entity = 'person'`)).map(({ reason }) => reason))).toEqual(
      new Set(['not-sent']),
    );

    await flow.feedz.clearTroubles();
    await flow.feedz.settings({ processMs: 0 });
    await flow.world.run({ override: true });
    expect(await flow.feedz.persons()).toHaveLength(40);
  });

  it('ends also if Feedz refuses the call that was under way, and posts it no more', async () => {
    const flow = await FeedzFlow.start();
    await flow.hire(1);
    await flow.feedz.settings({ tokens: ['another-token'] });
    await flow.feedz.fault({ kind: 'latency', route: '/units', ms: 2_000, count: 1 });
    const run = await flow.world.startRun();
    await flow.untilLot(`entity = 'unit' AND state = 'posting'`);
    await flow.world.operator.ask('people.run.stop', { run });
    expect(await flow.lots(`entity = 'unit'`)).toMatchObject([{ state: 'posting' }]);
    // The token is still refused, and the account still pauses.
    expect(await flow.world.untilRun(run)).toMatchObject({
      state: 'stopped',
      write_began_at: null,
    });
    expect(await flow.lots(`state <> 'cancelled'`)).toEqual([]);

    await flow.feedz.settings({ tokens: [flow.feedz.connection.token] });
    await flow.world.untilIdle(60_000);
    expect(await flow.feedz.processes()).toEqual([]);
    expect(await flow.world.run()).toMatchObject({ state: 'finished' });
    expect(await flow.feedz.persons()).toHaveLength(1);
  }, 150_000);
});
