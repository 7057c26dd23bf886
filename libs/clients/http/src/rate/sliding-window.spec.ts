import fc from 'fast-check';
import { SlidingWindow } from './sliding-window';

const WINDOW = 60_000;

/** The largest number of sends in any window [t, t + WINDOW). */
function busiest(sends: readonly number[]): number {
  return Math.max(
    0,
    ...sends.map((from) => sends.filter((at) => at >= from && at < from + WINDOW).length),
  );
}

describe('SlidingWindow', () => {
  it('never lets more than the limit through in any window, and wastes nothing of it', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 150 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), steps, (limit, gaps) => {
        const window = new SlidingWindow(limit, WINDOW);
        const sends: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const recent = sends.filter((at) => at > now - WINDOW).length;
          expect(window.waitMs(now) === 0).toBe(recent < limit);
          if (window.waitMs(now) === 0) {
            window.take(now);
            sends.push(now);
          }
        }
        expect(busiest(sends)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('says exactly when the turn behind others comes', () => {
    const window = new SlidingWindow(3, WINDOW);
    [0, 10_000, 20_000].forEach((at) => window.take(at));
    expect([0, 1, 2, 3, 4].map((ahead) => window.waitMs(30_000, ahead))).toEqual([
      30_000, 40_000, 50_000, 90_000, 100_000,
    ]);
    expect(window.waitMs(60_000)).toBe(0);
  });

  it('judges by a lower limit for work that leaves a reserve', () => {
    const window = new SlidingWindow(3, WINDOW);
    window.take(0);
    window.take(1_000);
    expect(window.waitMs(2_000, 0, 2)).toBe(58_000);
    expect(window.waitMs(2_000)).toBe(0);
  });

  it('keeps its history when the limit is lowered', () => {
    const window = new SlidingWindow(3, WINDOW);
    [0, 10_000, 20_000].forEach((at) => window.take(at));
    expect(window.tightened(2).waitMs(30_000)).toBe(40_000);
    expect(window.tightened(1).waitMs(30_000)).toBe(50_000);
  });
});
