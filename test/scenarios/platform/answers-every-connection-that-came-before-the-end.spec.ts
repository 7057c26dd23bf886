import { request } from 'node:http';
import { spawnFixture } from './fixture/spawn-fixture';

const CALLS = 24;
/** Three processes compile the fixture, one after the other: on a machine at six times its load that takes 30 s and more. */
const START_MS = 90_000;
jest.setTimeout(180_000);

/**
 * Whoever was connected when SIGTERM came gets an answer, however busy the service was: what waits in the kernel's queue
 * is taken before the port closes, and with several workers what the first process took reaches a worker before that
 * worker leaves. Otherwise each deployment resets connections in the very moment of load. Every process that serves is
 * frozen here while callers connect and the signal comes, so none of them can have been served before.
 */
describe('SIGTERM while callers wait to be taken', () => {
  it('answers all of them, one process', async () => {
    const app = await (await spawnFixture()).ready(START_MS);
    app.freeze();
    const calls = await callAll(app.url);
    process.kill(app.pid, 'SIGTERM');
    app.thaw();
    expect(await Promise.all(calls)).toEqual(calls.map(() => 200));
    expect(await app.exited).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['the first process', false],
    ['every process, as systemd sends it', true],
  ])('answers all of them, two workers, the signal to %s', async (_, toAll) => {
    const app = await (await spawnFixture({ FIXTURE_WORKERS: '2' })).ready(START_MS);
    const workers = new Set<number>();
    while (workers.size < 2) workers.add(await pidOf(app.url));
    for (const pid of workers) process.kill(pid, 'SIGSTOP');
    const calls = await callAll(app.url);
    // The first process takes at least one connection in each turn of its loop: after these it has taken all.
    for (let turn = 0; turn < 2 * CALLS; turn++) await fetch(`${app.managementUrl}/turn`);
    if (toAll) for (const pid of workers) process.kill(pid, 'SIGTERM');
    process.kill(app.pid, 'SIGTERM');
    await app.logs.waitFor(/"draining"/);
    for (const pid of workers) process.kill(pid, 'SIGCONT');
    expect(await Promise.all(calls)).toEqual(calls.map(() => 200));
    expect(await app.exited).toEqual({ code: 0, signal: null });
  });
});

/** Calls over connections of their own, once all are connected: each resolves with a status, or an error's code. */
async function callAll(url: string): Promise<readonly Promise<number | string>[]> {
  const calls = Array.from({ length: CALLS }, () => call(`${url}/slow`));
  await Promise.all(calls.map(({ sent }) => sent));
  return calls.map(({ answer }) => answer);
}

function call(url: string): { sent: Promise<void>; answer: Promise<number | string> } {
  const asked = request(url, { agent: false });
  const answer = new Promise<number | string>((resolve) => {
    asked.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.once('response', (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
  });
  const sent = new Promise<void>((resolve) => asked.once('finish', resolve));
  asked.end();
  return { sent, answer };
}

async function pidOf(url: string): Promise<number> {
  const response = await fetch(`${url}/slow`, { headers: { connection: 'close' } });
  return ((await response.json()) as { pid: number }).pid;
}
