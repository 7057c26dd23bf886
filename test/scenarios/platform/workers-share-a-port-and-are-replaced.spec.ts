import { eventually } from '@ponte/testing';
import { type HeldRequest, holdRequest } from './fixture/held-request';
import { spawnFixture } from './fixture/spawn-fixture';

/** Three processes compile the fixture, one after the other: on a machine at six times its load that takes 30 s and more. */
const START_MS = 90_000;
jest.setTimeout(180_000);

/**
 * Several worker processes look like one service from outside: one public port, one management port with the sum of
 * health and metrics, a dead worker replaced while the others serve, one SIGTERM (or one Ctrl-C, which a terminal sends
 * to all of them) that drains all, one exit code. A worker that cannot start ends the service instead of dying again
 * and again.
 */
describe('a service with two workers', () => {
  const start = async (env: Record<string, string> = {}) =>
    (await spawnFixture({ FIXTURE_WORKERS: '2', ...env })).ready(START_MS);

  it('serves from both, sums health and metrics', async () => {
    const app = await start();
    const pids = new Set<number>();
    for (let call = 0; call < 10; call++) pids.add(await pidOf(app.url));
    expect(pids.size).toBe(2);
    expect(pids.has(app.pid)).toBe(false);
    const metrics = await (await fetch(`${app.managementUrl}/metrics`)).text();
    expect(metrics).toContain('ponte_fixture_requests_total 10');
    expect(metrics).toContain('ponte_cluster_workers 2');
    const live = (await (await fetch(`${app.managementUrl}/health/live`)).json()) as object;
    expect(live).toEqual({
      status: 'ok',
      checks: {
        cluster: { status: 'ok' },
        'worker-1/event-loop': { status: 'ok' },
        'worker-2/event-loop': { status: 'ok' },
      },
    });
    expect(await app.stop()).toEqual({ code: 0, signal: null });
  });

  it('replaces a worker that dies, and goes on serving meanwhile', async () => {
    const app = await start();
    const victim = await pidOf(app.url);
    process.kill(victim, 'SIGKILL');
    await app.logs.waitFor(/a worker died and is replaced/);
    expect((await fetch(`${app.managementUrl}/health/ready`)).status).toBe(200);
    const survivor = await pidOf(app.url);
    expect(survivor).not.toBe(victim);
    const newcomer = await eventually(
      async () => {
        const pid = await pidOf(app.url);
        return pid !== survivor && pid;
      },
      { timeoutMs: START_MS },
    );
    expect(newcomer).not.toBe(victim);
    expect((await app.stop()).code).toBe(0);
  });

  it('gives to another what a worker had not taken when it died', async () => {
    const app = await start();
    const victim = await pidOf(app.url);
    process.kill(victim, 'SIGSTOP');
    // At most every second one waits for the victim; the others are answered.
    let answered = 0;
    const calls = Array.from({ length: 12 }, () =>
      pidOf(app.url).then(
        (pid) => [pid, answered++][0],
        () => 'cut',
      ),
    );
    await eventually(() => answered >= 6);
    process.kill(victim, 'SIGKILL');
    const outcomes = await Promise.all(calls);
    expect(outcomes).not.toContain(victim);
    expect(outcomes).not.toContain('cut');
    expect((await app.stop()).code).toBe(0);
  });

  it('drains once on Ctrl-C, which reaches every process', async () => {
    const app = await start();
    const held = new Map<number, HeldRequest>();
    while (held.size < 2) {
      const request = await holdRequest(app.url);
      held.set(request.pid, request);
    }
    // A terminal signals all at once, so either order happens: a worker's own SIGINT comes first,
    for (const pid of held.keys()) process.kill(pid, 'SIGINT');
    process.kill(app.pid, 'SIGINT');
    await eventually(() => app.logs.records.filter(isDraining).length === 3);
    // or when the primary has told it already. No worker has left: each still owes an answer.
    for (const pid of held.keys()) process.kill(pid, 'SIGINT');
    // A worker that answers twice has been through its event loop, and so has heard the signal.
    for (const look of [1, 2]) {
      const live = await fetch(`${app.managementUrl}/health/live`);
      expect({ look, status: live.status }).toEqual({ look, status: 200 });
      expect(Object.keys(((await live.json()) as { checks: object }).checks)).toHaveLength(3);
    }
    const answers = [...held.values()].map((request) => request.finish());
    expect(await Promise.all(answers)).toEqual([200, 200]);
    expect(await app.exited).toEqual({ code: 0, signal: null });
    expect(app.logs.records.filter(isDraining)).toHaveLength(3);
  });

  it('exits 1 if a worker does not drain in time', async () => {
    const app = await start({ FIXTURE_STUCK: 'true', SHUTDOWN_TIMEOUT_MS: '500' });
    expect((await app.stop(30_000)).code).toBe(1);
    expect(app.logs.tail()).toContain('a worker did not drain');
  });

  it('ends when its first worker cannot start', async () => {
    const app = await spawnFixture({ FIXTURE_WORKERS: '2', FIXTURE_FAULTY: 'true' });
    expect((await app.exited).code).toBe(1);
    const said = app.logs.lines.filter((line) => line.includes('- the first part is missing'));
    expect(said).toHaveLength(1);
  });
});

async function pidOf(url: string): Promise<number> {
  const response = await fetch(`${url}/slow`, { headers: { connection: 'close' } });
  return ((await response.json()) as { pid: number }).pid;
}

function isDraining(line: Record<string, unknown>): boolean {
  return line.msg === 'draining';
}
