import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * A second process joins, and the first one leaves, while batches are half done: partitions change hands twice. Each
 * batch ends after its slice, what is delivered again is known to the inbox, and each key's order holds across owners.
 */
describe('a rebalance in the middle of a batch', () => {
  const TOTAL = 900;
  const THINGS = 30;
  let world: HearingWorld;

  beforeAll(async () => {
    world = await HearingWorld.create({
      HEARING_EVENT_MS: '10',
      SUBSCRIBE_SLICE_EVENTS: '10',
      SUBSCRIBE_CONCURRENCY: '1',
    });
    const first = await world.start();
    await world.write(Array.from({ length: TOTAL }, (_, n) => ({ thing: `t${n % THINGS}`, n })));
    await world.untilNoted(50);
    const second = await world.start();
    await world.untilNoted(400);
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    await world.untilNoted(TOTAL, 45_000);
    expect(await second.stop()).toEqual({ code: 0, signal: null });
  });
  afterAll(() => world.close());

  it('was one: both processes have handled events', async () => {
    expect(new Set((await world.noted()).map(({ pid }) => pid)).size).toBe(2);
  });

  it('handles every event once', async () => {
    const ids = (await world.noted()).map(({ event_id }) => event_id);
    expect(ids).toHaveLength(TOTAL);
    expect(new Set(ids).size).toBe(TOTAL);
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(0);
  });

  it('keeps the order of each key', async () => {
    const rows = await world.noted();
    for (let thing = 0; thing < THINGS; thing += 1) {
      const order = rows.filter((row) => row.thing === `t${thing}`).map(({ n }) => n);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });
});
