import { durationMs } from './duration';

describe('durationMs', () => {
  it.each([
    [10, 10_000],
    [0.5, 500],
    [0, 0],
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['3h', 10_800_000],
    ['30d', 2_592_000_000],
    ['1.5h', 5_400_000],
    [' 2 s ', 2_000],
  ])('%p', (value, expected) => expect(durationMs(value)).toBe(expected));

  it.each([-1, NaN, Infinity, '10', 's', '5 weeks', '-5s', '', null, undefined, true, {}, '1e3s'])(
    'refuses %p',
    (value) => expect(durationMs(value)).toBeUndefined(),
  );
});
