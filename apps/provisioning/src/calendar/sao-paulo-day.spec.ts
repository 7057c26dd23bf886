import { dayInSaoPaulo, dayOf, daysBetween, isDay, shiftDay } from './sao-paulo-day';

describe('the day that a hiring date means', () => {
  it.each([
    ['2026-04-06T03:00:00.000Z', '2026-04-06'], // local midnight in UTC, as Gupy tells it
    ['2026-04-06T02:59:59.999Z', '2026-04-05'],
    ['2018-12-01T02:00:00.000Z', '2018-12-01'], // summer time, which Brazil had until 2019: UTC−2
    ['2026-04-06', '2026-04-06'],
    ['2026-04-06T00:00:00', '2026-04-06'], // no zone: local already
    ['2026-04-06T00:00:00-03:00', '2026-04-06'],
    [' 2026-04-06 ', '2026-04-06'],
  ])('of %s is %s', (text, day) => expect(dayOf(text)).toBe(day));
  it.each(['', 'amanhã', '06/04/2026', '2026-02-30', '2026-13-01', '2026-13-01T00:00:00Z', '5'])(
    'of "%s" is none',
    (text) => expect(dayOf(text)).toBeUndefined(),
  );
  it('is none where there is no text', () => {
    expect(dayOf(null)).toBeUndefined();
    expect(dayOf(undefined)).toBeUndefined();
  });
});

it('a moment falls on the day of São Paulo, not of UTC', () => {
  expect(dayInSaoPaulo(new Date('2026-04-06T01:00:00Z'))).toBe('2026-04-05');
});

it('days are shifted and counted over months and leap years', () => {
  expect(shiftDay('2028-02-28', 1)).toBe('2028-02-29');
  expect(shiftDay('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-03-27', '2026-04-06')).toBe(10);
  expect(daysBetween('2026-04-06', '2026-04-04')).toBe(-2);
});

it('a text is a day only if the calendar has it', () => {
  expect(isDay('2028-02-29')).toBe(true);
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2026-4-6')).toBe(false);
});
