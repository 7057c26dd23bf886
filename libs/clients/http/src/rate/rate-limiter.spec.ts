import fc from 'fast-check';
import type { Pace } from '../http-request';
import { RateLimiter, type Turn } from './rate-limiter';
import { RateLimiters } from './rate-limiters';

const granted = { granted: true };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function take(limiter: RateLimiter, times: number, pace: Pace = 'now'): Promise<Turn[]> {
  return Promise.all(Array.from({ length: times }, () => limiter.acquire({ pace })));
}

/** Notes when each turn came, in milliseconds. */
function note(turn: Promise<Turn> | Turn, times: number[]): void {
  void Promise.resolve(turn).then(({ granted }) => granted && times.push(performance.now()));
}

describe('RateLimiter', () => {
  it('refuses at once what is beyond the budget, and says when it will do', async () => {
    const limiter = new RateLimiter(3);
    expect(await take(limiter, 3)).toEqual([granted, granted, granted]);
    expect(await limiter.acquire({ pace: 'now' })).toEqual({
      granted: false,
      retryAfterMs: 61_000,
    });
    await jest.advanceTimersByTimeAsync(61_000);
    expect(await limiter.acquire({ pace: 'now' })).toEqual(granted);
  });

  it('lets those who wait go in their order, live work before background work', async () => {
    const limiter = new RateLimiter(10);
    await take(limiter, 10);
    const order: string[] = [];
    const wait = (pace: Pace, name: string) =>
      void Promise.resolve(limiter.acquire({ pace, maxWaitMs: 600_000 })).then(() =>
        order.push(name),
      );
    wait('background', 'background');
    wait('wait', 'first');
    wait('wait', 'second');
    await jest.advanceTimersByTimeAsync(60_999);
    expect(order).toEqual([]);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(order).toEqual(['first', 'second', 'background']);
  });

  it('does not let a task overtake those who wait', async () => {
    const limiter = new RateLimiter(1);
    await take(limiter, 1);
    const waiting = limiter.acquire({ pace: 'wait', maxWaitMs: 600_000 });
    await jest.advanceTimersByTimeAsync(60_500);
    expect(await limiter.acquire({ pace: 'now' })).toEqual({
      granted: false,
      retryAfterMs: 61_500,
    });
    await jest.advanceTimersByTimeAsync(500);
    expect(await waiting).toEqual(granted);
  });

  it('keeps a fifth of the budget free of background work', async () => {
    const limiter = new RateLimiter(100);
    const times: number[] = [];
    const start = performance.now();
    for (let turn = 0; turn < 300; turn += 1) {
      note(limiter.acquire({ pace: 'background' }), times);
    }
    await jest.advanceTimersByTimeAsync(60_000);
    expect(times.filter((at) => at < start + 60_000).length).toBeLessThanOrEqual(80);
    expect(times.length).toBeGreaterThanOrEqual(78);
    expect(await take(limiter, 20)).toEqual(Array.from({ length: 20 }, () => granted));
  });

  it('gives up waiting when the time is up, when aborted, and at once when it cannot be in time', async () => {
    const limiter = new RateLimiter(1);
    await take(limiter, 1);
    expect(await limiter.acquire({ pace: 'wait', maxWaitMs: 60_000 })).toEqual({
      granted: false,
      retryAfterMs: 61_000,
    });
    const abort = new AbortController();
    const aborted = limiter.acquire({ pace: 'wait', maxWaitMs: 100_000, signal: abort.signal });
    abort.abort();
    expect(await aborted).toMatchObject({ granted: false });
    const late = limiter.acquire({ pace: 'wait', maxWaitMs: 62_000 });
    limiter.follow(429, { 'retry-after': '300' });
    await jest.advanceTimersByTimeAsync(62_000);
    expect(await late).toEqual({ granted: false, retryAfterMs: 238_000 });
  });

  it('stops for the whole host after a 429, as long as Retry-After says', async () => {
    const limiter = new RateLimiter(100);
    limiter.follow(429, { 'retry-after': '20' });
    expect(await limiter.acquire({ pace: 'now' })).toEqual({
      granted: false,
      retryAfterMs: 20_000,
    });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await limiter.acquire({ pace: 'now' })).toEqual(granted);
  });

  it('sends no more than the server says is left, until its reset', async () => {
    const limiter = new RateLimiter(100);
    const reset = String(Math.ceil(Date.now() / 1_000) + 30);
    limiter.follow(200, { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': reset });
    // An answer that was longer on its way tells an older, higher figure.
    limiter.follow(200, { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': reset });
    expect((await take(limiter, 3)).map((turn) => turn.granted)).toEqual([true, true, false]);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(await limiter.acquire({ pace: 'now' })).toEqual(granted);
  });

  it("draws only its share of the server's figure, but is never shut out by rounding", async () => {
    const limiter = new RateLimiter(100, 0.25);
    const reset = String(Math.ceil(Date.now() / 1_000) + 30);
    limiter.follow(200, { 'x-ratelimit-remaining': '8', 'x-ratelimit-reset': reset });
    expect((await take(limiter, 3)).map((turn) => turn.granted)).toEqual([true, true, false]);
    const other = new RateLimiter(100, 0.25);
    other.follow(200, { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': reset });
    expect((await take(other, 2)).map((turn) => turn.granted)).toEqual([true, false]);
  });

  it('does not believe a reset that makes no sense', async () => {
    const limiter = new RateLimiter(100);
    limiter.follow(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' });
    expect(await limiter.acquire({ pace: 'now' })).toEqual(granted);
    limiter.follow(200, {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.now() / 1_000 + 600),
    });
    expect(await limiter.acquire({ pace: 'now' })).toEqual({
      granted: false,
      retryAfterMs: 60_000,
    });
  });

  it('never sends more than the budget in any sliding minute, whatever is asked for and however', async () => {
    const ask = fc.record({
      gapMs: fc.integer({ min: 0, max: 15_000 }),
      pace: fc.constantFrom<Pace>('now', 'wait', 'background'),
      many: fc.integer({ min: 1, max: 15 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.array(ask, { maxLength: 25 }),
        async (budget, asks) => {
          const limiter = new RateLimiter(budget);
          const sends: number[] = [];
          for (const { gapMs, pace, many } of asks) {
            await jest.advanceTimersByTimeAsync(gapMs);
            for (let turn = 0; turn < many; turn += 1) {
              note(limiter.acquire({ pace, maxWaitMs: 120_000 }), sends);
            }
          }
          await jest.advanceTimersByTimeAsync(200_000);
          const busiest = sends.map(
            (from) => sends.filter((at) => at >= from && at < from + 60_000).length,
          );
          expect(Math.max(0, ...busiest)).toBeLessThanOrEqual(budget);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('RateLimiters', () => {
  it('keeps one budget per host, whatever the number of accounts', async () => {
    const limiters = new RateLimiters();
    const one = limiters.of('api.gupy.io', { ratePerMinute: 2 });
    expect(limiters.of('api.gupy.io', { ratePerMinute: 2 })).toBe(one);
    expect(limiters.of('other', { ratePerMinute: 2 })).not.toBe(one);
  });

  it.each([
    [{ ratePerMinute: 900 }, 900],
    [{ ratePerMinute: 900, share: 0.5, replicas: 2 }, 225],
    [{ ratePerMinute: 900, share: 0.001, replicas: 10 }, 1],
  ])('divides %j into %d', (settings, budget) => {
    expect(new RateLimiters().of('host', settings).budget).toBe(budget);
  });

  it('holds to the lowest of several settings, and to what was sent before', async () => {
    const limiters = new RateLimiters();
    const limiter = limiters.of('host', { ratePerMinute: 5 });
    await take(limiter, 2);
    limiters.of('host', { ratePerMinute: 3 });
    limiters.of('host', { ratePerMinute: 9 });
    expect(limiter.budget).toBe(3);
    expect((await take(limiter, 2)).map((turn) => turn.granted)).toEqual([true, false]);
  });
});
