import { eventually, startCluster } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * Kafka is away for longer than a session. The service neither ends nor asks to be restarted, it is not ready meanwhile, and
 * it goes on by itself when Kafka is back: what was heard is not heard again, what was told meanwhile is published.
 */
describe('Kafka away, and back', () => {
  let world: HearingWorld;
  let live: number[];
  let ready: number[];

  beforeAll(async () => {
    const cluster = await startCluster();
    world = await HearingWorld.create({}, cluster.brokers);
    const app = await world.start();
    await world.write(
      Array.from({ length: 20 }, (_, n) => ({ thing: `t${n % 3}`, n, wish: 'tell' })),
    );
    await world.untilNoted(20);
    await cluster.kill(1);
    live = [];
    ready = [];
    await eventually(
      async () => {
        live.push((await fetch(`${app.managementUrl}/health/live`)).status);
        ready.push((await fetch(`${app.managementUrl}/health/ready`)).status);
        return ready.at(-1) === 503 && live.length > 10;
      },
      { timeoutMs: 40_000, intervalMs: 250 },
    );
    await cluster.restore(1);
    await app.ready(40_000);
    await world.write(
      Array.from({ length: 20 }, (_, n) => ({ thing: `t${n % 3}`, n: 20 + n, wish: 'tell' })),
    );
    await world.untilNoted(40, 40_000);
    await world.untilTopic(thingNoted.topic, 40);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });
  afterAll(() => world.close());

  it('stays alive, and is not ready meanwhile', () => {
    expect(new Set(live)).toEqual(new Set([200]));
    expect(ready.at(-1)).toBe(503);
  });

  it('handles every event once', async () => {
    const ids = (await world.noted()).map(({ event_id }) => event_id);
    expect(new Set(ids).size).toBe(40);
    expect(ids).toHaveLength(40);
  });

  it('tells everything', async () => {
    const told = await world.read(thingNoted.topic);
    expect(new Set(told.map(({ headers }) => headers.ce_id)).size).toBe(40);
  });
});
