import { thingHappened } from '../../fixtures/hearing/things';
import { eventHeaders, HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * A record that no handler can be given must not stop its partition: Nest's stock Kafka transport stops there for good.
 * It becomes a dead letter, as it came and with the reasons; its neighbours are handled, in order, in the same slice.
 */
describe('a record that breaks its contract, or is no JSON, between good ones', () => {
  let world: HearingWorld;
  beforeAll(async () => {
    world = await HearingWorld.create();
    const app = await world.start();
    const { topic } = thingHappened;
    const good = (n: number) => ({
      key: 'a',
      value: JSON.stringify({ thing: 'a', n }),
      headers: eventHeaders(`good-${n}`, topic),
    });
    await world.writeRaw(topic, [
      good(1),
      {
        key: 'a',
        value: '{"thing":"a","n":"two","cpf":"52998224725"}',
        headers: { ...eventHeaders('bad-2', topic), 'x-sender': 'acme' },
      },
      { key: 'a', value: '{"thing":"a", no json', headers: eventHeaders('bad-3', topic) },
      { key: 'a', value: JSON.stringify({ thing: 'a', n: 4 }) },
      good(5),
    ]);
    await world.untilNoted(3);
    await world.untilTopic('hearing.dead.v1', 2);
    await app.stop();
  });
  afterAll(() => world.close());

  it('handles the good ones in log order', async () => {
    expect((await world.noted()).map(({ n }) => n)).toEqual([1, 4, 5]);
  });

  it('knows an event without ce_id by its place on the log', async () => {
    const [, second] = await world.noted();
    expect(second?.event_id).toMatch(/^test\.thing\.happened\.v1\/[0-2]\/3$/);
  });

  it('keeps the bad ones as they came, with reasons that quote no value', async () => {
    const dead = await world.read('hearing.dead.v1');
    const byId = new Map(dead.map((record) => [record.headers['ponte-event-id'], record]));
    const offContract = byId.get('bad-2');
    expect(offContract?.key).toBe('a');
    expect(offContract?.value?.toString()).toBe('{"thing":"a","n":"two","cpf":"52998224725"}');
    expect(offContract?.headers).toMatchObject({
      'ponte-dead-class': 'contract',
      'ponte-dead-service': 'hearing',
      'ponte-origin-topic': 'test.thing.happened.v1',
      'ponte-origin-offset': '1',
      'x-sender': 'acme',
      ce_id: 'bad-2',
    });
    expect(offContract?.headers['ponte-dead-reason']).toContain('/n');
    expect(offContract?.headers['ponte-dead-reason']).not.toMatch(/two|52998224725/);
    expect(byId.get('bad-3')?.headers['ponte-dead-reason']).toContain('is not JSON');
  });

  it('remembers them as dead', async () => {
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(2);
    expect(await world.count(`inbox WHERE state = 'done'`)).toBe(3);
  });
});
