import { dayWindow, isWithin } from './day-window';

describe('a part of the day', () => {
  it.each([
    ['06:00-22:00', { from: 360, to: 1_320 }],
    ['22:30-05:00', { from: 1_350, to: 300 }],
    ['00:00-24:00', { from: 0, to: 1_440 }],
  ])('%s', (text, window) => expect(dayWindow(text)).toEqual(window));

  it.each(['', '6:00-22:00', '06:00', '06:00-25:00', '06:60-22:00', '24:00-06:00', '06:00-06:00'])(
    '%j is none',
    (text) => expect(dayWindow(text)).toBeUndefined(),
  );

  it.each([
    ['06:00-22:00', [360, 1_319], [0, 359, 1_320, 1_439]],
    ['22:00-05:00', [1_320, 1_439, 0, 299], [300, 1_319]],
    ['00:00-24:00', [0, 1_439], []],
  ])('%s holds its first minute and not its last', (text, inside, outside) => {
    const window = dayWindow(text) ?? { from: 0, to: 0 };
    expect(inside.filter((minute) => !isWithin(window, minute))).toEqual([]);
    expect(outside.filter((minute) => isWithin(window, minute))).toEqual([]);
  });
});
