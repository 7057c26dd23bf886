import { GOOD_ENV, spawnFixture } from './fixture/spawn-fixture';

/**
 * A service that cannot run says why, everything at once and never a secret, and exits 1 before it opens a port for
 * work: faults of environment and YAML together, then whatever a preflight finds with the command that mends it. With
 * AUTO_MIGRATE=true it mends instead.
 */
describe('a service that cannot start', () => {
  it('names every fault of its configuration at once', async () => {
    const app = await spawnFixture({
      PORT: 'eighty',
      SHUTDOWN_TIMEOUT_MS: '-1',
      PII_KEYS: `${GOOD_ENV.PII_KEYS},k1:tooshort`,
      FIXTURE_TOKEN: undefined,
      FIXTURE_WORKERS: 'many',
    });
    expect(await app.exited).toEqual({ code: 1, signal: null });
    const text = app.logs.tail();
    expect(text).toContain('fixture does not start, its configuration is faulty');
    expect(text).toMatch(/- PORT: .*must be an integer/);
    expect(text).toMatch(/- SHUTDOWN_TIMEOUT_MS: must not be less than 100/);
    expect(text).toMatch(/- PII_KEYS: entry 2 \(k1\): the key is \d+ bytes, not 32/);
    expect(text).toMatch(/- FIXTURE_WORKERS: .*must be an integer/);
    expect(text).toContain('- fixture.yaml:3 token: the environment variable FIXTURE_TOKEN');
    expect(text).not.toContain('tooshort');
  });

  it('names what its preflights found, with the command that mends it', async () => {
    const app = await spawnFixture({ FIXTURE_FAULTY: 'true' });
    expect(await app.exited).toEqual({ code: 1, signal: null });
    const text = app.logs.tail();
    expect(text).toContain('  - the first part is missing; run: mend-it\n  - so is the second');
    expect(text).not.toContain('"listening"');
  });

  it('mends by itself when it may', async () => {
    const app = await spawnFixture({ FIXTURE_FAULTY: 'true', AUTO_MIGRATE: 'true' });
    await app.ready();
    expect((await app.stop()).code).toBe(0);
  });

  it('exits 1 when its port is taken', async () => {
    const first = await (await spawnFixture()).ready();
    const second = await spawnFixture({ PORT: String(first.port) });
    expect((await second.exited).code).toBe(1);
    expect(second.logs.tail()).toContain('EADDRINUSE');
  });
});
