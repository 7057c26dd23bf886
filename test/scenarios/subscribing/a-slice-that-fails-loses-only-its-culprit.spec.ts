import { eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { bulkHappened } from '../../fixtures/hearing/things';

/**
 * A handler that is given whole slices throws because of one event: the slice is rolled back as a whole, nothing of it
 * stays, and it runs again event by event. Only the culprit is dead; the others are handled once and in order.
 */
describe('a slice of which one event is bad', () => {
  const TOTAL = 60;
  const BAD = 33;
  let world: HearingWorld;

  beforeAll(async () => {
    world = await HearingWorld.create();
    await (await world.start()).stop();
    const events = Array.from({ length: TOTAL }, (_, n) => ({
      thing: 'one-key',
      n,
      wish: n === BAD ? 'throw' : 'note',
    }));
    await world.write(events, bulkHappened.topic);
    const app = await world.start();
    await world.untilNoted(TOTAL - 1);
    await world.untilTopic('hearing.dead.v1', 1);
    await eventually(
      async () => Math.max(...(await world.committed(bulkHappened.topic)).values()) === TOTAL,
    );
    await app.stop();
  });
  afterAll(() => world.close());

  it('handles the others once, in order', async () => {
    const expected = Array.from({ length: TOTAL }, (_, n) => n).filter((n) => n !== BAD);
    expect((await world.noted()).map(({ n }) => n)).toEqual(expected);
  });

  it('makes a dead letter of the culprit alone', async () => {
    const dead = await world.read('hearing.dead.v1');
    expect(dead.map(({ headers }) => headers['ponte-event-id'])).toEqual([`one-key-${BAD}`]);
    expect(dead[0]?.headers).toMatchObject({
      'ponte-dead-class': 'handler',
      'ponte-dead-reason': 'Error: one of them is bad',
    });
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(1);
  });
});
