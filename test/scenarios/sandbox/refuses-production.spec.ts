import { eventually, spawnApp } from '@ponte/testing';

/**
 * The sandbox answers in the name of third parties, knows default credentials and delivers whatever it is told to any
 * address. In production it would quietly swallow what was meant for Gupy. So the built app, started with
 * NODE_ENV=production, must end with status 1 and say why, before it listens; and the same app without it must start and
 * leave cleanly on SIGTERM, even while calls hang on purpose.
 */
describe('the built sandbox', () => {
  it('refuses to start with NODE_ENV=production', async () => {
    const app = await spawnApp({ app: 'sandbox', env: { NODE_ENV: 'production' } });
    expect(await app.exited).toEqual({ code: 1, signal: null });
    expect(app.logs.tail()).toContain('refuses to start with NODE_ENV=production');
    await expect(fetch(`${app.url}/admin`)).rejects.toThrow('fetch failed');
  });

  it('starts without it, and drains although a call hangs', async () => {
    const app = await (await spawnApp({ app: 'sandbox' })).ready();
    const fault = JSON.stringify({ system: 'gupy', kind: 'hang' });
    expect((await fetch(`${app.url}/admin/faults`, { method: 'POST', body: fault })).status).toBe(
      201,
    );
    const hanging = fetch(`${app.url}/gupy/api/v1/jobs`).then(
      () => 'answered',
      () => 'dropped',
    );
    const count = async (): Promise<number> => {
      const seen = await fetch(`${app.url}/admin/calls?fault=hang`);
      return ((await seen.json()) as { total: number }).total;
    };
    await eventually(async () => (await count()) > 0, { what: 'the hanging call' });
    expect(await Promise.race([hanging, count()])).not.toBe('dropped');
    expect(await app.stop(10_000)).toEqual({ code: 0, signal: null });
    expect(await hanging).toBe('dropped');
  });
});
