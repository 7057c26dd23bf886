import { eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { tellDirectly } from '../../fixtures/hearing/tell-directly';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * A process is frozen (a paused virtual machine) with records under way, longer than its leases last; another relay takes
 * its shards and sends on. When it thaws it may repeat what was in its hands, with the same ids, and nothing else: each
 * key's records first appear in the order in which they were told, and a row that another has marked is not sent anew.
 */
describe('an outbox relay that was frozen for longer than its leases', () => {
  const KEYS = 60;
  const PER_KEY = 40;
  let world: HearingWorld;
  let orders: Map<string, number[]>;
  let records: number;

  beforeAll(async () => {
    world = await HearingWorld.create();
    const frozen = await world.start();
    const other = await world.start();
    await world.untilShared(2);
    await tellDirectly(world.database, KEYS, 1, PER_KEY / 2);
    await world.untilTopic(thingNoted.topic, 100);
    frozen.freeze();
    await tellDirectly(world.database, KEYS, PER_KEY / 2 + 1, PER_KEY);
    await eventually(async () => (await world.count('outbox WHERE sent_at IS NULL')) === 0, {
      timeoutMs: 40_000,
    });
    frozen.thaw();
    await world.untilShared(2);
    await tellDirectly(world.database, KEYS, PER_KEY + 1, PER_KEY + 1);
    await eventually(async () => (await world.count('outbox WHERE sent_at IS NULL')) === 0, {
      timeoutMs: 40_000,
    });
    await Promise.all([frozen.stop(), other.stop()]);
    const log = await world.read(thingNoted.topic);
    records = log.length;
    orders = new Map();
    for (const record of log) {
      const { thing, n } = record.json<{ thing: string; n: number }>();
      const seen = orders.get(thing) ?? [];
      if (!seen.includes(n)) orders.set(thing, [...seen, n]);
    }
  });
  afterAll(() => world.close());

  it('keeps the order of each key', () => {
    expect(orders.size).toBe(KEYS);
    for (const order of orders.values())
      expect(order).toEqual(Array.from({ length: PER_KEY + 1 }, (_, n) => n + 1));
  });

  it('repeats at most what was in its hands: one record of a key', () => {
    expect(records).toBeLessThanOrEqual(KEYS * (PER_KEY + 1) + KEYS);
  });
});
