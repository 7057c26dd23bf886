import { eventually, RecordingHttpServer } from '@ponte/testing';
import { DoingWorld } from '../../fixtures/doing/doing-world';

/**
 * A call in a message handler that takes longer than the consumer's session time-out (6 s here) costs a stock consumer
 * its partitions, and the record is handled again by somebody else while the first call still runs. Here the handler
 * only enqueues: while a call takes 8 s, other records of the same partition are heard and done at once, the group sees no
 * rebalance, and the long call is made once.
 */
describe('a call longer than the session time-out', () => {
  let world: DoingWorld;

  beforeAll(async () => {
    world = await DoingWorld.create();
  });
  afterAll(() => world.database.destroy());

  it('holds up nothing and is made once', async () => {
    const outside = await RecordingHttpServer.start(({ path }) =>
      path === '/things/slow/1' ? { afterMs: 8_000, body: {} } : { body: {} },
    );
    await world.start({ DOING_URL: outside.url });
    const members = await world.members();
    expect(members).toHaveLength(1);
    await world.write('slow', 1);
    await outside.nth(1, 20_000);
    await world.write('other', 1);
    await world.write('other', 2);

    await outside.nth(3, 5_000);
    await eventually(
      async () => {
        const [{ done }] = (await world.database.query(
          `SELECT count(*)::int AS done FROM task WHERE state = 'done'`,
        )) as [{ done: number }];
        return done === 3;
      },
      { timeoutMs: 20_000 },
    );

    const paths = outside.requests.map(({ path }) => path);
    expect(paths).toEqual(['/things/slow/1', '/things/other/1', '/things/other/2']);
    expect(await world.members()).toEqual(members);
  });
});
