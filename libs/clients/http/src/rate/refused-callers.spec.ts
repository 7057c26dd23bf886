import fc from 'fast-check';
import { RateLimiter } from './rate-limiter';

interface Caller {
  at: number;
  refusals: number;
}

interface Run {
  readonly sends: readonly number[];
  readonly refusals: number;
  /** Of the caller that was refused most often. */
  readonly mostRefusals: number;
}

/**
 * `callers` ask at once and then obey what they are told, up to `late` of the wait (a share) after it: what a backlog of
 * tasks does. Virtual time: one event after the other.
 */
function obey(budget: number, callers: number, late: () => number): Run {
  let now = 0;
  const limiter = new RateLimiter(budget, 1, () => now);
  const waiting: Caller[] = Array.from({ length: callers }, () => ({ at: 0, refusals: 0 }));
  const sends: number[] = [];
  let refusals = 0;
  let mostRefusals = 0;
  while (waiting.length > 0) {
    waiting.sort((left, right) => right.at - left.at);
    const caller = waiting.pop() as Caller;
    now = caller.at;
    const turn = limiter.acquire({ pace: 'now' });
    if (turn instanceof Promise) {
      throw new Error('pace "now" never waits');
    }
    if (turn.granted) {
      sends.push(now);
      continue;
    }
    refusals += 1;
    caller.refusals += 1;
    mostRefusals = Math.max(mostRefusals, caller.refusals);
    waiting.push({ ...caller, at: now + turn.retryAfterMs * (1 + late()) });
  }
  return { sends, refusals, mostRefusals };
}

function busiest(sends: readonly number[]): number {
  let from = 0;
  let most = 0;
  sends.forEach((at, to) => {
    while ((sends[from] ?? at) <= at - 60_000) {
      from += 1;
    }
    most = Math.max(most, to - from + 1);
  });
  return most;
}

describe('callers that are refused and come back when told', () => {
  it('are each told another time, at which there is a slot', () => {
    const { sends, refusals, mostRefusals } = obey(900, 2_000, () => 0);
    expect(sends).toHaveLength(2_000);
    expect(refusals).toBe(1_100);
    expect(mostRefusals).toBe(1);
    expect((sends.at(-1) ?? 0) - (sends[0] ?? 0)).toBeLessThanOrEqual(2 * 61_000 + 10);
  });

  it('are refused twice at most when they are as late as tasks are', () => {
    const { sends, refusals, mostRefusals } = obey(900, 2_000, uniform(7, 0.2));
    expect(refusals).toBeLessThan(sends.length);
    expect(mostRefusals).toBeLessThanOrEqual(2);
    expect(busiest(sends)).toBeLessThanOrEqual(900);
  });

  it('cost few refusals however late they are, and never more than the budget', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 600 }),
        fc.double({ min: 0, max: 0.25, noNaN: true }),
        fc.integer(),
        (budget, callers, lateness, seed) => {
          const { sends, refusals } = obey(budget, callers, uniform(seed, lateness));
          expect(sends).toHaveLength(callers);
          expect(busiest(sends)).toBeLessThanOrEqual(budget);
          // A queue of 40 windows asks again at its horizon.
          const windows = callers / budget;
          expect(refusals / sends.length).toBeLessThanOrEqual(2 + windows / 5);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('do not wait for those who never come back', () => {
    let now = 0;
    const limiter = new RateLimiter(2, 1, () => now);
    const ask = () => limiter.acquire({ pace: 'now' });
    ask();
    ask();
    const told = [ask(), ask(), ask()];
    expect(told).toEqual([
      { granted: false, retryAfterMs: 61_000 },
      { granted: false, retryAfterMs: 61_000 },
      { granted: false, retryAfterMs: 122_000 },
    ]);
    now = 61_000;
    expect([ask(), ask()]).toEqual([{ granted: true }, { granted: true }]);
    now = 300_000;
    expect([ask(), ask(), ask()]).toEqual([
      { granted: true },
      { granted: true },
      { granted: false, retryAfterMs: 61_000 },
    ]);
  });

  it('are not overtaken by background work', async () => {
    jest.useFakeTimers();
    const limiter = new RateLimiter(10);
    for (let turn = 0; turn < 10; turn += 1) {
      await limiter.acquire({ pace: 'now' });
    }
    const refused = Array.from({ length: 10 }, () => limiter.acquire({ pace: 'now' }));
    expect(refused).toEqual(Array(10).fill({ granted: false, retryAfterMs: 61_000 }));
    let background = 0;
    const behind = limiter.acquire({ pace: 'background' });
    void Promise.resolve(behind).then(() => (background += 1));
    await jest.advanceTimersByTimeAsync(62_000);
    expect(background).toBe(0);
    const back = Array.from({ length: 10 }, () => limiter.acquire({ pace: 'now' }));
    expect(back).toEqual(Array(10).fill({ granted: true }));
    await jest.advanceTimersByTimeAsync(61_500);
    expect(background).toBe(1);
    jest.useRealTimers();
  });

  it('that do not come back hold background work up for seconds only', async () => {
    jest.useFakeTimers();
    const limiter = new RateLimiter(10);
    for (let turn = 0; turn < 20; turn += 1) {
      await limiter.acquire({ pace: 'now' });
    }
    let background = 0;
    const behind = limiter.acquire({ pace: 'background' });
    void Promise.resolve(behind).then(() => (background += 1));
    await jest.advanceTimersByTimeAsync(61_000 + 20_000);
    expect(background).toBe(1);
    jest.useRealTimers();
  });
});

/** A small generator with a seed, so that a failure can be repeated (Numerical Recipes' constants). */
function uniform(seed: number, most: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * most;
  };
}
