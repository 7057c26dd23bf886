import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * A handler catches the error of a statement and goes on. PostgreSQL has given the transaction up by then, and answers
 * COMMIT with a ROLLBACK that is no error: taken for a commit, the whole slice would be lost without a trace. It counts
 * as a failure of that event instead: it becomes a dead letter that names the statement's error, its neighbours are
 * handled.
 */
describe('a handler that swallows a database error', () => {
  let world: HearingWorld;

  beforeAll(async () => {
    world = await HearingWorld.create();
    await (await world.start()).stop();
    await world.write([
      { thing: 'a', n: 1 },
      { thing: 'a', n: 2, wish: 'swallow' },
      { thing: 'a', n: 3 },
    ]);
    const app = await world.start();
    await world.untilTopic('hearing.dead.v1', 1);
    await world.untilNoted(2);
    await app.stop();
  });
  afterAll(() => world.close());

  it('loses none of its neighbours', async () => {
    expect((await world.noted()).map(({ n }) => n)).toEqual([1, 3]);
    expect(await world.count(`inbox WHERE state = 'done'`)).toBe(2);
  });

  it('makes a dead letter of that event, with the SQLSTATE of what was swallowed', async () => {
    const dead = await world.read('hearing.dead.v1');
    expect(dead.map(({ headers }) => headers['ponte-event-id'])).toEqual(['a-2']);
    expect(dead[0]?.headers).toMatchObject({
      'ponte-dead-class': 'handler',
      'ponte-dead-reason': expect.stringContaining('[SQLSTATE 23505]') as string,
    });
  });
});
