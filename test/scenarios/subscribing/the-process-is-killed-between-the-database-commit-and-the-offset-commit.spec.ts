import { HearingWorld } from '../../fixtures/hearing/hearing-world';
import { thingNoted } from '../../fixtures/hearing/things';

/**
 * The transaction is committed, the process dies, the offset was never committed: Kafka delivers the same events again.
 * The inbox, written in that very transaction, knows them: their effects are there once.
 */
describe('a process killed between the database commit and the offset commit', () => {
  const events = Array.from({ length: 30 }, (_, n) => ({ thing: `t${n % 3}`, n, wish: 'tell' }));
  let world: HearingWorld;
  let committedAtDeath: number[];
  let notedAtDeath: number;

  beforeAll(async () => {
    world = await HearingWorld.create();
    await (await world.start()).stop();
    await world.write(events);
    const doomed = await world.spawn({ HEARING_DIES_AFTER: 'commit', SUBSCRIBE_CONCURRENCY: '1' });
    expect((await doomed.exited).signal).toBe('SIGKILL');
    notedAtDeath = (await world.noted()).length;
    committedAtDeath = [...(await world.committed()).values()];
    const app = await world.start();
    await world.untilNoted(30);
    await world.untilTopic(thingNoted.topic, 30);
    await app.stop();
  });
  afterAll(() => world.close());

  it('did die there: effects without an offset', () => {
    expect(notedAtDeath).toBeGreaterThan(0);
    expect(committedAtDeath.every((offset) => offset <= 0)).toBe(true);
  });

  it('leaves each effect once', async () => {
    const ids = (await world.noted()).map(({ event_id }) => event_id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  it('tells each change once, for the outbox row is part of the same transaction', async () => {
    const told = await world.read(thingNoted.topic);
    expect(new Set(told.map(({ headers }) => headers.ce_id)).size).toBe(30);
  });

  it('has read to the end afterwards', async () => {
    const offsets = [...(await world.committed()).values()].filter((offset) => offset > 0);
    expect(offsets.reduce((sum, offset) => sum + offset, 0)).toBe(30);
  });
});
