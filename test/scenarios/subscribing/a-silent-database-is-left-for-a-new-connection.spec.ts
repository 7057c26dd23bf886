import { FaultProxy, type AppProcess } from '@ponte/testing';
import { HearingWorld } from '../../fixtures/hearing/hearing-world';

/**
 * The database falls silent: connections stay open and nothing answers (a firewall that drops, a frozen host). The
 * server's own time-outs do not reach us then, so ours must end the wait: the connection is closed, the slice runs again
 * on a new one, and a process that is asked to leave meanwhile leaves.
 */
describe('a database that falls silent in the middle of a batch', () => {
  const TOTAL = 200;
  let world: HearingWorld;
  let proxy: FaultProxy;
  let app: AppProcess;

  beforeAll(async () => {
    // A statement is given up 5 s after the server should have cancelled it.
    world = await HearingWorld.create({
      DATABASE_STATEMENT_TIMEOUT_MS: '1000',
      DATABASE_CONNECT_TIMEOUT_MS: '1000',
      SHUTDOWN_TIMEOUT_MS: '25000',
      HEARING_EVENT_MS: '5',
      SUBSCRIBE_SLICE_EVENTS: '20',
    });
    proxy = await FaultProxy.start(world.databaseUrl);
    app = await world.start({ DATABASE_URL: proxy.through(world.databaseUrl) });
    await world.write(Array.from({ length: TOTAL }, (_, n) => ({ thing: 'one-key', n })));
    await world.untilNoted(40);
  });
  afterAll(() => world.close());

  it('retries the slice on a new connection, and handles every event once and in order', async () => {
    await proxy.blackHole();
    await app.logs.waitFor(/the same slice again later/, 20_000);
    await proxy.forward();
    await world.untilNoted(TOTAL);
    const expected = Array.from({ length: TOTAL }, (_, n) => n);
    expect((await world.noted()).map(({ n }) => n)).toEqual(expected);
    expect(await world.count(`inbox WHERE state = 'dead'`)).toBe(0);
  });

  it('does not hold up a drain', async () => {
    await world.write(
      Array.from({ length: TOTAL }, (_, n) => ({ thing: 'one-key', n: TOTAL + n })),
    );
    await world.untilNoted(TOTAL + 20);
    await proxy.blackHole();
    const began = performance.now();
    expect((await app.stop()).code).not.toBeNull();
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});
