import { eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * A group that starts again from the beginning (offsets lost or set back) hears every event of the topic again. Within
 * the inbox's memory none of them does anything: neither those that were handled nor those that are dead.
 */
describe('a topic delivered a second time from its beginning', () => {
  let world: HearingWorld;
  beforeAll(async () => {
    world = await HearingWorld.create();
    const first = await world.start();
    await world.write(
      Array.from({ length: 200 }, (_, n) => ({
        thing: `t${n % 7}`,
        n,
        wish: n % 50 === 0 ? 'refuse' : null,
      })),
    );
    await world.untilNoted(196);
    await world.untilTopic('hearing.dead.v1', 4);
    await first.stop();
    await world.rewind();
    expect(Math.max(...(await world.committed()).values())).toBeLessThanOrEqual(0);
    const second = await world.start();
    await eventually(
      async () =>
        [...(await world.committed()).values()].reduce(
          (sum, offset) => sum + Math.max(0, offset),
          0,
        ) === 200,
      {
        timeoutMs: 30_000,
        what: 'reading the topic again',
      },
    );
    await second.stop();
  });
  afterAll(() => world.close());

  it('handles nothing twice', async () => {
    const ids = (await world.noted()).map(({ event_id }) => event_id);
    expect(ids).toHaveLength(196);
    expect(new Set(ids).size).toBe(196);
  });

  it('makes no second dead letter and does not try the dead again', async () => {
    expect(await world.read('hearing.dead.v1')).toHaveLength(4);
    expect(await world.count(`outbox WHERE topic = 'hearing.dead.v1'`)).toBe(4);
  });
});
