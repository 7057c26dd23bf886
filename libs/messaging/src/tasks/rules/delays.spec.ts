import * as fc from 'fast-check';
import { DEFAULT_DELAYS_MS, jittered, nextDelayMs } from './delays';

describe('delays between attempts', () => {
  it('are the documented ones', () => {
    const seconds = DEFAULT_DELAYS_MS.map((delay) => delay / 1_000);
    expect(seconds).toEqual([1, 5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800]);
  });

  it('follow the list within 20 %, and end with it', () => {
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const delay = nextDelayMs(DEFAULT_DELAYS_MS, failures, random);
          const listed = DEFAULT_DELAYS_MS[failures];
          if (listed === undefined) return delay === null;
          return delay !== null && delay >= 0.8 * listed && delay <= 1.2 * listed;
        },
      ),
    );
  });

  it('spread around the listed value', () => {
    expect([0, 0.5, 0.999999].map((random) => jittered(10_000, random))).toEqual([
      8_000, 10_000, 12_000,
    ]);
  });
});
