import { saoPauloTime } from './sao-paulo-time';

describe('the time in São Paulo', () => {
  it.each([
    ['2026-03-02T02:59:59Z', '2026-03-01', 1_439],
    ['2026-03-02T03:00:00Z', '2026-03-02', 0],
    ['2026-03-02T12:30:00Z', '2026-03-02', 570],
    // Daylight saving time, until 2019.
    ['2018-12-31T12:00:00Z', '2018-12-31', 600],
  ])('of %s is %s, minute %i', (instant, day, minute) =>
    expect(saoPauloTime(new Date(instant))).toEqual({ day, minute }),
  );
});
