import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * What a transaction tells is a row of that transaction. The process dies right after the commit, before anything of it
 * was published: the next process publishes it. It dies after the broker's acknowledgement, before the row is marked: it
 * is published again, with the same id, by which every reader knows it.
 */
describe('a process killed after the commit', () => {
  const ids = (records: { headers: Record<string, string> }[]) =>
    records.map(({ headers }) => headers.ce_id);

  it('publishes after its restart what was not published', async () => {
    const world = await HearingWorld.create();
    await (await world.start()).stop();
    await world.write([{ thing: 'a', n: 1, wish: 'tell' }]);
    const doomed = await world.spawn({ HEARING_DIES_AFTER: 'commit' });
    expect((await doomed.exited).signal).toBe('SIGKILL');
    expect(await world.noted()).toHaveLength(1);
    expect(await world.read(thingNoted.topic)).toEqual([]);

    const app = await world.start();
    const told = await world.untilTopic(thingNoted.topic, 1);
    await app.stop();
    expect(told).toHaveLength(1);
    expect(told[0]?.json()).toEqual({ thing: 'a', n: 1, note: 'noted' });
    expect(told[0]?.headers).toMatchObject({
      ce_causationid: 'a-1',
      ce_source: '/ponte/hearing',
      ce_subject: 'a',
    });
    expect(await world.count('outbox WHERE sent_at IS NULL')).toBe(0);
    await world.close();
  });

  it('publishes again, with the same id, what was acknowledged and not marked', async () => {
    const world = await HearingWorld.create();
    await (await world.start()).stop();
    await world.write([{ thing: 'a', n: 1, wish: 'tell' }]);
    const doomed = await world.spawn({ HEARING_DIES_AFTER: 'publish' });
    expect((await doomed.exited).signal).toBe('SIGKILL');
    const before = await world.read(thingNoted.topic);
    expect(before).toHaveLength(1);
    expect(await world.count('outbox WHERE sent_at IS NULL')).toBe(1);

    const app = await world.start();
    const after = await world.untilTopic(thingNoted.topic, 2);
    await app.stop();
    expect(new Set(ids(after)).size).toBe(1);
    expect(ids(after)).toEqual([...ids(before), ...ids(before)]);
    await world.close();
  });
});
