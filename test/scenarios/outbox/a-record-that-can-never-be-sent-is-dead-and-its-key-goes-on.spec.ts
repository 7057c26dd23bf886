import { createHash } from 'node:crypto';
import { type AppProcess, eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { tellDirectly } from '../../fixtures/hearing/tell-directly';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * A row of the outbox that cannot be sent holds its own key and no other. One that can never be sent (too large for its
 * topic) becomes a dead letter of class `outbox`, and its key goes on.
 */
describe('an outbox row that cannot be sent', () => {
  let world: HearingWorld;
  let app: AppProcess;

  const put = (topic: string, key: string, value: Buffer) =>
    world.database.query(
      `INSERT INTO outbox (shard, topic, key, event_id, content_hash, value, headers) VALUES (0, $1, $2, $3, $4, $5, '{"ce_id":"put"}')`,
      [
        topic,
        key,
        `${topic}/${key}/${value.length}`,
        createHash('sha256').update(value).digest(),
        value,
      ],
    );

  beforeAll(async () => {
    world = await HearingWorld.create();
    app = await world.start();
  });
  afterAll(async () => {
    await app.stop();
    await world.close();
  });

  it('is a dead letter if it is too large, and the next of its key is sent', async () => {
    await put(thingNoted.topic, 'thing-0', Buffer.alloc(200_000, 'x'));
    await tellDirectly(world.database, 1, 1, 2);
    const told = await world.untilTopic(thingNoted.topic, 2);
    expect(told.map((record) => record.json<{ n: number }>().n)).toEqual([1, 2]);
    const [dead] = await world.untilTopic('hearing.dead.v1', 1);
    expect(dead?.headers).toMatchObject({
      'ponte-dead-class': 'outbox',
      'ponte-origin-topic': thingNoted.topic,
    });
    expect(dead?.value).toHaveLength(200_000);
    expect(await world.count('outbox WHERE dead_at IS NOT NULL')).toBe(1);
  });

  it('holds its key and no other if its topic is away', async () => {
    await put('test.nowhere.v1', 'thing-9', Buffer.from('{}'));
    const before = (await world.read(thingNoted.topic)).length;
    await tellDirectly(world.database, 5, 11, 12);
    await world.untilTopic(thingNoted.topic, before + 10);
    expect(
      await world.count(
        `outbox WHERE topic = 'test.nowhere.v1' AND sent_at IS NULL AND dead_at IS NULL`,
      ),
    ).toBe(1);
    await eventually(
      async () =>
        (await world.count(
          `outbox WHERE topic <> 'test.nowhere.v1' AND sent_at IS NULL AND dead_at IS NULL`,
        )) === 0,
    );
  });
});
