import { eventually } from '@ponte/testing';
import { FeedzFlow } from '../../fixtures/people/feedz-flow';

/**
 * The vendor asks for two runs a day at most. Runs count that sent something, by the day in São Paulo; a third one needs an
 * operator who says so, and whose name stays on it. A preview sends nothing and changes nothing, so it counts for nothing, and
 * neither does a run of which Feedz took nothing: what was only planned is not sent.
 */
describe('the third run of a day', () => {
  it('is refused, unless it sends nothing, only looks, or somebody takes it upon themselves', async () => {
    const flow = await FeedzFlow.start();
    const { world } = flow;
    await flow.hire(1);
    const before = await world.count('feedz_record');
    const preview = await world.run({ preview: true });
    expect(preview).toMatchObject({ state: 'finished', write_began_at: null });
    expect(preview.counts).toMatchObject({
      written: expect.arrayContaining([
        expect.objectContaining({ entity: 'person', sent: 1, accepted: 0 }),
      ]),
    });
    expect(await world.count('feedz_record')).toBe(before);
    expect(await flow.feedz.processes()).toEqual([]);

    await world.run();
    // Nothing to send: does not count.
    expect(await world.run()).toMatchObject({ state: 'finished', write_began_at: null });
    await flow.hire(1, 9_002);
    await world.run();
    await flow.hire(1, 9_003);
    await expect(world.run()).rejects.toThrow(/no run began/);

    const run = await world.run({ override: true });
    expect(run).toMatchObject({
      state: 'finished',
      override: true,
      actor: 'maria',
      why: 'conferido',
    });
    expect(await flow.feedz.persons()).toHaveLength(3);
  });

  it('that began before the second one had sent anything stops before its first lot', async () => {
    const flow = await FeedzFlow.start();
    const { world } = flow;
    await flow.hire(1);
    // As if two others had been written meanwhile.
    await world.run();
    await flow.hire(1, 9_002);
    await world.sandbox.fault('datasul', {
      route: '/api/rh/v1/employeeDataContent',
      kind: 'latency',
      ms: 1_000,
      count: 1,
    });
    const id = await world.startRun();
    await world.database.query(
      `INSERT INTO people_run (id, profile, environment, mode, preview, state, cause, write_began_at, ended_at)
       VALUES (gen_random_uuid(), 'holding-producao', 'producao', 'write', false, 'finished', 'operator', now(), now())`,
    );
    const run = await world.untilRun(id);
    expect(run).toMatchObject({ state: 'stopped', write_began_at: null });
    expect(run.reason).toMatch(/2 envios por dia/);
    expect(await flow.feedz.persons()).toHaveLength(1);
    expect(await flow.row('person', '9002')).toMatchObject({ state: 'to-send' });
  });

  it('may begin after runs of which Feedz took nothing', async () => {
    const flow = await FeedzFlow.start();
    const { world } = flow;
    await flow.hire(1);
    await flow.feedz.settings({ tokens: ['another-token'] });
    for (const [at, posts] of [2, 3].entries()) {
      const id = await world.startRun();
      await flow.feedz.untilCalls(posts, { method: 'POST' });
      const [run] = await eventually(async () => {
        const waiting = await world.runs(`id = '${id}' AND write_began_at IS NULL`);
        return waiting.length > 0 && waiting;
      });
      expect(run).toMatchObject({ state: 'writing' });
      await world.operator.ask('people.run.stop', { run: id });
      expect(await world.untilRun(id)).toMatchObject({ state: 'stopped', write_began_at: null });
      expect(await world.count(`people_run WHERE state = 'stopped'`)).toBe(at + 1);
    }
    await flow.feedz.settings({ tokens: [flow.feedz.connection.token] });
    const run = await world.run({}, 90_000);
    expect(run).toMatchObject({ state: 'finished', write_began_at: expect.any(Date) });
    const [first] = await world.database.query<{ at: Date }[]>(
      `SELECT min(posted_at) AS at FROM feedz_lot WHERE run = '${run.id}'`,
    );
    expect(run.write_began_at).toEqual(first?.at);
    expect(await flow.feedz.persons()).toHaveLength(1);
  }, 150_000);

  it('stops before its first lot is posted, if others were sent since it was planned', async () => {
    const flow = await FeedzFlow.start();
    const { world } = flow;
    await flow.hire(1);
    await flow.feedz.settings({ tokens: ['another-token'] });
    // Two processes with a lot each at the same moment.
    await (await world.spawn()).ready();
    const id = await world.startRun();
    await flow.feedz.untilCalls(2, { method: 'POST' });
    await world.database.query(
      `INSERT INTO people_run (id, profile, environment, mode, preview, state, cause, write_began_at, ended_at)
       SELECT gen_random_uuid(), 'holding-producao', 'producao', 'write', false, 'finished', 'operator', now(), now()
       FROM generate_series(1, 2)`,
    );
    await flow.feedz.settings({ tokens: [flow.feedz.connection.token] });
    const run = await world.untilRun(id);
    expect(run).toMatchObject({ state: 'stopped', write_began_at: null });
    expect(run.reason).toMatch(/2 envios por dia/);
    expect(await flow.feedz.processes()).toEqual([]);
    expect(await world.count(`feedz_record WHERE state = 'sending'`)).toBe(0);
    await world.run({ override: true });
    expect(await flow.feedz.persons()).toHaveLength(1);
  });
});
