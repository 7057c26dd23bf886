import { Drain, type DrainPhase } from '@ponte/platform';
import { DatasulConfig } from '../config/datasul.config';
import { CALLS_SHARE, shutdownWarning } from './shutdown-time.rules';

const profile = (id: string, timeoutMs: number) => ({
  id,
  datasul: Object.assign(new DatasulConfig(), { timeoutMs }),
});
const env = (shutdownTimeoutMs: number, drainDelayMs = 0) => ({ shutdownTimeoutMs, drainDelayMs });

describe('the time in which a process ends', () => {
  it('is said to be too short for the slowest call, and how long it should be', () => {
    const said = shutdownWarning([profile('quick', 10_000), profile('slow', 60_000)], env(30_000));
    expect(said).toMatch(/is 30000, and a call of the profile slow may take 60000 ms/);
    expect(said).toContain('set SHUTDOWN_TIMEOUT_MS=100000');
    expect(said).toContain('to 110 s');
    expect(shutdownWarning([profile('slow', 60_000)], env(90_000))).toBeDefined();
  });

  it('is enough as it was said, also where readiness goes first', () => {
    expect(shutdownWarning([profile('slow', 60_000)], env(100_000))).toBeUndefined();
    const said = shutdownWarning([profile('slow', 60_000)], env(100_000, 10_000)) ?? '';
    const wanted = Number(/MS=(\d+)/.exec(said)?.[1]);
    expect(shutdownWarning([profile('slow', 60_000)], env(wanted, 10_000))).toBeUndefined();
  });

  it('does not matter where nothing is posted', () => {
    expect(shutdownWarning([], env(100))).toBeUndefined();
  });

  it('leaves calls the share that is reckoned with', async () => {
    jest.useFakeTimers();
    const drain = new Drain();
    const later: DrainPhase[] = [
      ...(['timers', 'relay', 'publisher', 'database', 'application', 'management'] as const),
    ];
    for (const phase of later) drain.add(phase, 'nothing', () => undefined);
    let cutAt = 0;
    const began = Date.now();
    const cut = (done: () => void) => () => {
      cutAt = Date.now() - began;
      done();
    };
    drain.add(
      'tasks',
      'call',
      (signal) => new Promise<void>((done) => signal.addEventListener('abort', cut(done))),
    );
    const ended = drain.run(100_000);
    await jest.advanceTimersByTimeAsync(100_000);
    await ended;
    jest.useRealTimers();
    expect(cutAt / 100_000).toBeCloseTo(CALLS_SHARE, 2);
  });
});
