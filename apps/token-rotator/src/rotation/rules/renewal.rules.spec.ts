import { HOUR_MS, later, NOW } from '../testing/hooks';
import { alertAt, renewAt, retryMs } from './renewal.rules';

describe('renewal', () => {
  it('is at a part of the life, spread by a twentieth to both sides', () => {
    expect(renewAt(NOW, 24 * HOUR_MS, 0.75, 0.5)).toEqual(later(18 * HOUR_MS));
    expect(renewAt(NOW, 100_000, 0.75, 0)).toEqual(later(70_000));
    expect(renewAt(NOW, 100_000, 0.75, 1)).toEqual(later(80_000));
  });

  it('is tried again after growing delays, never rarer than the life allows', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 99].map((failures) =>
      retryMs(failures, 24 * HOUR_MS, 0.5),
    );
    expect(delays).toEqual([1_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 300_000]);
    expect(retryMs(99, 60_000, 0.5)).toBe(3_000);
    expect(retryMs(99, 1_000, 0.5)).toBe(250);
    expect([retryMs(1, HOUR_MS, 0), retryMs(1, HOUR_MS, 1)]).toEqual([750, 1_250]);
  });

  it('alerts after a tenth of the life at the latest', () => {
    expect(alertAt(NOW, 24 * HOUR_MS, 30_000, 600_000)).toEqual(later(630_000));
    expect(alertAt(NOW, HOUR_MS, 30_000, 600_000)).toEqual(later(390_000));
    expect(alertAt(NOW, 2_000, 0, 600_000)).toEqual(later(1_000));
  });
});
