import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { tellDirectly } from '../../fixtures/hearing/tell-directly';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * Two processes relay one outbox: each sends the rows of its own shards. One of them is killed in the middle, and its
 * shards pass on when its leases end. On the log each key's records first appear in the order in which they were told,
 * and none is missing. (Two relays that share rows by SKIP LOCKED reorder a key: seen.)
 */
describe('two outbox relays, one of which is killed', () => {
  const KEYS = 60;
  const PER_KEY = 60;
  let world: HearingWorld;
  let sharedOut: { owner: string; shards: number }[];
  let first: Map<string, number[]>;

  beforeAll(async () => {
    world = await HearingWorld.create();
    const doomed = await world.start();
    const other = await world.start();
    sharedOut = await world.untilShared(2);
    const half = PER_KEY / 2;
    await tellDirectly(world.database, KEYS, 1, half);
    await world.untilTopic(thingNoted.topic, 500);
    await Promise.all([tellDirectly(world.database, KEYS, half + 1, PER_KEY), doomed.kill()]);
    const records = await world.untilTopic(thingNoted.topic, KEYS * PER_KEY, 60_000);
    await other.stop();
    first = new Map();
    for (const record of records) {
      const { thing, n } = record.json<{ thing: string; n: number }>();
      const seen = first.get(thing) ?? [];
      if (!seen.includes(n)) first.set(thing, [...seen, n]);
    }
  });
  afterAll(() => world.close());

  it('share the shards evenly', () => {
    expect(sharedOut.map(({ shards }) => shards)).toEqual([8, 8]);
  });

  it('keep the order of each key and lose nothing', () => {
    expect(first.size).toBe(KEYS);
    const expected = Array.from({ length: PER_KEY }, (_, n) => n + 1);
    for (const order of first.values()) expect(order).toEqual(expected);
  });
});
