import { once } from 'node:events';
import { connect } from 'node:net';
import { spawnFixture } from './fixture/spawn-fixture';

jest.setTimeout(180_000);

/**
 * A load balancer opens connections in advance and may not use them for minutes. One that was never asked on must not
 * hold the end of the service: the drain would use up its whole time, and the orchestrator kills soon after.
 */
describe.each([
  ['one process', '1'],
  ['two workers', '2'],
])('SIGTERM with a connection that was never used, %s', (_, workers) => {
  it('ends long before SHUTDOWN_TIMEOUT_MS', async () => {
    const app = await spawnFixture({ FIXTURE_WORKERS: workers, SHUTDOWN_TIMEOUT_MS: '55000' });
    await app.ready(90_000);
    const silent = connect(app.port, '127.0.0.1');
    const closed = once(silent, 'close');
    await once(silent, 'connect');
    expect(await app.stop(20_000)).toEqual({ code: 0, signal: null });
    await closed;
  });
});
