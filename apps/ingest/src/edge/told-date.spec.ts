import { toldDate } from './told-date';

describe('a date that a sender tells', () => {
  const received = new Date('2026-03-04T12:00:01.250Z');
  it.each([undefined, null, ''])('absent (%p) is when it was received', (value) => {
    expect(toldDate(value, received)).toBe('2026-03-04T12:00:01.250Z');
  });
  it.each([
    ['2026-03-04T12:00:00Z', '2026-03-04T12:00:00.000Z'],
    ['2026-03-04T09:00:00-03:00', '2026-03-04T12:00:00.000Z'],
    ['2026-03-04', '2026-03-04T03:00:00.000Z'],
    ['2026-03-04 09:00', '2026-03-04T12:00:00.000Z'],
    [1772625600000, '2026-03-04T12:00:00.000Z'],
  ])('%p is %p', (value, expected) => expect(toldDate(value, received)).toBe(expected));
  it.each(['04/03/2026', 'ontem', '2026-13-01', 5, 1.5, true, {}, '2026-03-04T25:00:00Z'])(
    '%p is not guessed',
    (value) => {
      expect(toldDate(value, received)).toBeUndefined();
    },
  );
});
