import { Drain } from './drain';
import type { DrainPhase } from './drain-phases';
import { shutdownWarning } from './shutdown-warning';

const CALL = { of: 'the profile slow', timeoutMs: 60_000, harm: 'lots' };
const env = (shutdownTimeoutMs: number, drainDelayMs = 0) => ({ shutdownTimeoutMs, drainDelayMs });

describe('the time in which a process ends', () => {
  it('is said to be too short for the slowest call, and how long it should be', () => {
    const said = shutdownWarning(CALL, env(30_000));
    expect(said).toMatch(/is 30000, and a call of the profile slow may take 60000 ms/);
    expect(said).toContain('each restart may cut lots; set SHUTDOWN_TIMEOUT_MS=100000');
    expect(said).toContain('to 110 s');
    expect(shutdownWarning(CALL, env(90_000))).toBeDefined();
  });

  it('is enough as it was said, also where readiness goes first', () => {
    expect(shutdownWarning(CALL, env(100_000))).toBeUndefined();
    const said = shutdownWarning(CALL, env(100_000, 10_000)) ?? '';
    const wanted = Number(/MS=(\d+)/.exec(said)?.[1]);
    expect(shutdownWarning(CALL, env(wanted, 10_000))).toBeUndefined();
  });

  it('leaves calls the share that is reckoned with', async () => {
    jest.useFakeTimers();
    const drain = new Drain();
    const later: DrainPhase[] = [
      ...(['timers', 'relay', 'publisher', 'database', 'application', 'management'] as const),
    ];
    for (const phase of later) drain.add(phase, 'nothing', () => undefined);
    const began = Date.now();
    const call = async (signal: AbortSignal): Promise<number> =>
      new Promise((done) => signal.addEventListener('abort', () => done(Date.now() - began)));
    let cutAt = 0;
    drain.add('tasks', 'call', async (signal) => void (cutAt = await call(signal)));
    const ended = drain.run(100_000);
    await jest.advanceTimersByTimeAsync(100_000);
    await ended;
    jest.useRealTimers();
    expect(shutdownWarning({ ...CALL, timeoutMs: cutAt }, env(100_000))).toBeUndefined();
    expect(shutdownWarning({ ...CALL, timeoutMs: cutAt + 1_000 }, env(100_000))).toBeDefined();
  });
});
