import { eventually, startCluster } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * Partitions are worked on side by side: when an event kills the process, slices of other partitions were open too, and
 * nobody can say who did it. From then on each of them runs with nothing beside it, so the innocent go through and only
 * the culprit is charged and buried.
 */
describe('an event that kills the process beside others', () => {
  const OTHERS = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  let world: HearingWorld;

  beforeAll(async () => {
    // Each death costs a session: brokers that allow short ones spare half a minute.
    const { brokers } = await startCluster({
      settings: { 'group.min.session.timeout.ms': '1000' },
    });
    world = await HearingWorld.create(
      { SUBSCRIBE_SESSION_TIMEOUT_MS: '1500', HEARING_EVENT_MS: '200' },
      brokers,
    );
    await (await world.start()).stop();
    await world.write([{ thing: 'a', n: 1, wish: 'kill' }]);
    await world.write(OTHERS.map((thing) => ({ thing, n: 1 })));
    for (let deaths = 0; ; deaths += 1) {
      expect(deaths).toBeLessThan(12);
      const app = await world.spawn();
      const survived = eventually(
        async () =>
          (await world.count(`inbox`)) === OTHERS.length + 1 &&
          (await world.count('outbox WHERE sent_at IS NULL')) === 0,
        { timeoutMs: 60_000 },
      );
      const end = await Promise.race([app.exited, survived]);
      survived.catch(() => undefined);
      if (end !== true) continue;
      await app.stop();
      return;
    }
  }, 180_000);
  afterAll(() => world.close());

  it('buries that event and no other', async () => {
    const dead = await world.read('hearing.dead.v1');
    expect(dead.map(({ headers }) => headers['ponte-event-id'])).toEqual(['a-1']);
    expect(dead[0]?.headers).toMatchObject({ 'ponte-dead-class': 'crash' });
  });

  it('handles all others once', async () => {
    expect((await world.noted()).map(({ thing }) => thing).sort()).toEqual(OTHERS);
  });
});
