import { spawnFixture } from './fixture/spawn-fixture';

/**
 * A drain that cannot finish is left after SHUTDOWN_TIMEOUT_MS with exit code 1 and the names of what was left; a
 * second signal does not wait for that and ends with 128 + its number. An operator must be able to end a service, and
 * to learn that something was cut.
 */
describe('a drain that hangs', () => {
  it('is left after its time-out, naming what was left', async () => {
    const app = await (
      await spawnFixture({ FIXTURE_STUCK: 'true', SHUTDOWN_TIMEOUT_MS: '600' })
    ).ready();
    expect(await app.stop(10_000)).toEqual({ code: 1, signal: null });
    expect(app.logs.records.at(-1)).toMatchObject({ level: 'error', left: ['tasks/stuck'] });
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends at once on a second signal: %s', async (signal, code) => {
    const app = await (await spawnFixture({ FIXTURE_STUCK: 'true' })).ready();
    process.kill(app.pid, 'SIGTERM');
    await app.logs.waitFor(/"draining"/);
    process.kill(app.pid, signal);
    expect(await app.exited).toEqual({ code, signal: null });
  });
});
