import { FaultProxy, eventually, stack } from '@ponte/testing';
import { spawnDatabaseFixture } from './fixture/spawn-fixture';

/**
 * A service that starts before its database waits for it, alive but not ready, with a log line for each try; it gives up
 * after STARTUP_TIMEOUT_MS, and at once where waiting cannot help. Losing the database later makes it unready, not dead,
 * and it recovers by itself.
 */
describe('a database that is not there', () => {
  it('is waited for, lost and found again', async () => {
    const url = await stack().databaseUrl('platform');
    const proxy = await FaultProxy.start(url);
    await proxy.refuse();
    const app = await spawnDatabaseFixture(proxy.through(url), { AUTO_MIGRATE: 'true' });
    await app.logs.waitFor(/the database is not there yet/);
    const probe = async (kind: string): Promise<number> =>
      (await fetch(`${app.managementUrl}/health/${kind}`)).status;
    expect(await probe('live')).toBe(200);
    const unready = await (await fetch(`${app.managementUrl}/health/ready`)).json();
    expect(unready).toEqual({
      status: 'failing',
      checks: {
        lifecycle: { status: 'failing', reason: 'starting' },
        database: { status: 'failing', reason: 'not connected yet' },
      },
    });

    await proxy.forward();
    await app.ready();
    await proxy.refuse();
    await eventually(async () => (await probe('ready')) === 503);
    expect(await probe('live')).toBe(200);
    await proxy.forward();
    await eventually(async () => (await probe('ready')) === 200);
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });

  it('ends the start after its time, and SIGTERM ends the waiting', async () => {
    const url = 'postgres://ponte:s3cret-pass@127.0.0.1:1/x';
    const app = await spawnDatabaseFixture(url, { STARTUP_TIMEOUT_MS: '800' });
    expect((await app.exited).code).toBe(1);
    expect(app.logs.tail()).toContain('ECONNREFUSED');
    expect(app.logs.tail()).not.toContain('s3cret-pass');

    const waiting = await spawnDatabaseFixture(url);
    await waiting.logs.waitFor(/the database is not there yet/);
    expect((await waiting.stop(5_000)).code).toBe(0);
  });

  it('is not waited for when the password is wrong or the database unknown', async () => {
    const unknown = (await stack().databaseUrl('platform')).replace(/\/[^/]*$/, '/nowhere');
    const app = await spawnDatabaseFixture(unknown);
    expect((await app.exited).code).toBe(1);
    expect(app.logs.tail()).toContain('3D000');
    expect(app.logs.tail()).not.toContain('the database is not there yet');
  });
});
