import { HOUR_MS, later, NOW } from '../testing/hooks';
import { isUsedUp, paced } from './deliveries.rules';

const limit = { most: 3, within: 24 * HOUR_MS };

describe('what is done so often within a time', () => {
  it('may be done at once so often, then evenly over the time', () => {
    const times: string[] = [];
    const at = (hours: number) => paced(times, limit, later(hours * HOUR_MS));
    expect([0, 0.1, 0.2, 0.3, 8.1, 8.2, 15, 16.2].map(at)).toEqual([
      ...[true, true, true],
      ...[false, false, true, false, true],
    ]);
    expect(times).toHaveLength(5);
    // The first three count no more.
    expect([24.3, 24.4].map(at)).toEqual([true, false]);
    expect(times).toHaveLength(3);
  });

  it('is never done where none is allowed', () =>
    expect(paced([], { ...limit, most: 0 }, NOW)).toBe(false));

  it('is used up until the first ones count no more', () => {
    const times = [-25, -3, -2].map((hours) => later(hours * HOUR_MS).toISOString());
    expect(isUsedUp(times, limit, NOW)).toBe(false);
    expect(isUsedUp([...times, NOW.toISOString()], limit, NOW)).toBe(true);
  });
});
