import { eventually } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * Nest answers an exception of an event handler with "Internal server error", SQLSTATE gone. Here the handler's own error
 * arrives, and its SQLSTATE decides: a busy database (55P03) means the same slice again for as long as it takes, never a
 * dead letter; a fault of the event (23505) means three tries alone and a dead letter, while its neighbours are handled.
 */
describe('a handler that throws a database error inside Nest', () => {
  let world: HearingWorld;
  beforeAll(async () => {
    world = await HearingWorld.create();
  });
  afterAll(() => world.close());

  it('gives an event up that violates a constraint, after three tries alone, and nothing else', async () => {
    const app = await world.start();
    await world.write([
      { thing: 'a', n: 1 },
      { thing: 'a', n: 2, wish: 'violate' },
      { thing: 'a', n: 3 },
    ]);
    const [dead] = await world.untilTopic('hearing.dead.v1', 1);
    await world.untilNoted(2);
    await app.stop();
    expect((await world.noted()).map(({ n }) => n)).toEqual([1, 3]);
    expect(dead?.headers).toMatchObject({ 'ponte-dead-class': 'handler', ce_id: 'a-2' });
    expect(dead?.headers['ponte-dead-reason']).toContain('[SQLSTATE 23505]');
    // At most once in company (that slice failed as a whole), and three times alone.
    const tries = await world.count(`tried WHERE event_id = 'a-2'`);
    expect([3, 4]).toContain(tries);
  });

  it('tries again for as long as a lock is held elsewhere, and blames nobody', async () => {
    const app = await world.start();
    await world.database.query(`INSERT INTO gate VALUES ('lock')`);
    const holder = world.database.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query(`SELECT FROM gate WHERE name = 'lock' FOR UPDATE`);
    await world.write([
      { thing: 'b', n: 1, wish: 'wait-for-lock' },
      { thing: 'b', n: 2 },
    ]);
    await eventually(async () => (await world.count(`tried WHERE event_id = 'b-1'`)) >= 5, {
      timeoutMs: 30_000,
    });
    expect(await world.count(`noted WHERE thing = 'b'`)).toBe(0);
    await holder.rollbackTransaction();
    await holder.release();
    await eventually(async () => (await world.count(`noted WHERE thing = 'b'`)) === 2, {
      timeoutMs: 30_000,
    });
    await app.stop();
    expect(await world.count(`inbox WHERE event_id LIKE 'b-%' AND state = 'dead'`)).toBe(0);
  });
});
