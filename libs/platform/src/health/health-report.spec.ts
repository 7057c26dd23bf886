import { EventLoopWatch } from './event-loop-watch';
import { type HealthCheck, HealthRegistry } from './health-registry';
import { healthReport } from './health-report';

describe('healthReport', () => {
  afterEach(() => jest.useRealTimers());

  it('sums checks; one that throws or hangs fails', async () => {
    jest.useFakeTimers();
    const report = healthReport(
      new Map<string, HealthCheck>([
        ['good', () => null],
        ['bad', async () => 'no leader'],
        ['throws', () => Promise.reject(new Error('boom'))],
        ['hangs', () => new Promise<null>(() => undefined)],
      ]),
    );
    await jest.advanceTimersByTimeAsync(2_000);
    await expect(report).resolves.toEqual({
      status: 'failing',
      checks: {
        good: { status: 'ok' },
        bad: { status: 'failing', reason: 'no leader' },
        throws: { status: 'failing', reason: 'boom' },
        hangs: { status: 'failing', reason: 'no answer within 2000 ms' },
      },
    });
  });

  it('is well without checks', async () => {
    await expect(healthReport(new Map())).resolves.toEqual({ status: 'ok', checks: {} });
  });
});

describe('EventLoopWatch', () => {
  it('fails while the loop is blocked and shortly after, then recovers', async () => {
    let now = 0;
    const health = new HealthRegistry();
    const watch = new EventLoopWatch(health, 10_000, () => now);
    const check = async (): Promise<string | null> =>
      (await health.live.get('event-loop')?.()) ?? null;
    expect(await check()).toBeNull();
    now = 12_000;
    expect(await check()).toBe('blocked for 12000 ms');
    watch.beat();
    expect(await check()).toBe('blocked for 12000 ms');
    now = 12_500;
    watch.beat();
    expect(await check()).toBeNull();
    watch.stop();
  });
});
