import { startCluster } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * An event that ends the process (out of memory, an endless loop, a crash in native code) would end every process that
 * takes its partition, for good. Attempts are counted in the database before they are made: after three deaths the slice
 * runs one event at a time, and after three more that event is dead, with the class `crash`; its neighbours are handled.
 */
describe('an event that kills the process', () => {
  let world: HearingWorld;
  let deaths = 0;

  beforeAll(async () => {
    // Each death costs a session: brokers that allow short ones spare half a minute.
    const { brokers } = await startCluster({
      settings: { 'group.min.session.timeout.ms': '1000' },
    });
    world = await HearingWorld.create({ SUBSCRIBE_SESSION_TIMEOUT_MS: '1500' }, brokers);
    await (await world.start()).stop();
    await world.write([
      { thing: 'a', n: 1 },
      { thing: 'a', n: 2, wish: 'kill' },
      { thing: 'a', n: 3 },
    ]);
    for (;;) {
      const app = await world.spawn();
      const end = await Promise.race([
        app.exited,
        world.untilNoted(2, 40_000).then(() => 'survived' as const),
      ]);
      if (end === 'survived') {
        await world.untilTopic('hearing.dead.v1', 1);
        await app.stop();
        return;
      }
      expect(end.signal).toBe('SIGKILL');
      deaths += 1;
      if (deaths > 8) throw new Error('the event goes on killing');
    }
  }, 180_000);
  afterAll(() => world.close());

  it('takes six deaths', () => {
    expect(deaths).toBe(6);
  });

  it('handles the neighbours, in order', async () => {
    expect((await world.noted()).map(({ n }) => n)).toEqual([1, 3]);
  });

  it('keeps the culprit as a dead letter of class crash', async () => {
    const [dead] = await world.read('hearing.dead.v1');
    expect(dead?.headers).toMatchObject({ 'ponte-dead-class': 'crash', 'ponte-event-id': 'a-2' });
    expect(dead?.json()).toEqual({ thing: 'a', n: 2, wish: 'kill' });
  });
});
