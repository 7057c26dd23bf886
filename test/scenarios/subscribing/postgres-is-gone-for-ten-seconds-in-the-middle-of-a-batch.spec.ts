import { eventually, FaultProxy } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * The database goes away while a batch is half done, and comes back ten seconds later. That is nobody's fault among the
 * events: none becomes a dead letter, none is lost, none runs twice, order holds, and the process neither ends nor asks
 * to be restarted (it is not ready meanwhile).
 */
describe('Postgres gone for ten seconds in the middle of a batch', () => {
  const TOTAL = 300;
  let world: HearingWorld;
  let live: number[];
  let ready: number[];

  beforeAll(async () => {
    world = await HearingWorld.create();
    const proxy = await FaultProxy.start(world.databaseUrl);
    const app = await world.start({
      DATABASE_URL: proxy.through(world.databaseUrl),
      HEARING_EVENT_MS: '5',
      SUBSCRIBE_SLICE_EVENTS: '20',
    });
    await world.write(Array.from({ length: TOTAL }, (_, n) => ({ thing: 'one-key', n })));
    await world.untilNoted(40);
    await proxy.refuse();
    const began = performance.now();
    const statuses = { live: [] as number[], ready: [] as number[] };
    await eventually(
      async () => {
        statuses.live.push((await fetch(`${app.managementUrl}/health/live`)).status);
        statuses.ready.push((await fetch(`${app.managementUrl}/health/ready`)).status);
        return performance.now() - began >= 10_000;
      },
      { timeoutMs: 30_000, intervalMs: 500 },
    );
    ({ live, ready } = statuses);
    expect((await world.noted()).length).toBeLessThan(TOTAL);
    await proxy.forward();
    await world.untilNoted(TOTAL);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
  afterAll(() => world.close());

  it('handles every event once and in order', async () => {
    expect((await world.noted()).map(({ n }) => n)).toEqual(
      Array.from({ length: TOTAL }, (_, n) => n),
    );
  });

  it('blames no event', async () => {
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(0);
    expect(await world.read('hearing.dead.v1')).toEqual([]);
  });

  it('stays alive and is not ready meanwhile', () => {
    expect(new Set(live)).toEqual(new Set([200]));
    expect(ready.at(-1)).toBe(503);
  });

  it('counts no death of the process', async () => {
    expect(await world.count('consume_attempt WHERE starts > 0')).toBe(0);
  });
});
