import fc from 'fast-check';
import { zonedTime } from './zoned-time';

describe('a time of Rubeus', () => {
  it.each([
    ['2019-02-06 11:06', '2019-02-06T11:06:00-02:00'],
    ['2019-03-06 11:06', '2019-03-06T11:06:00-03:00'],
    ['2026-02-06 11:06:59', '2026-02-06T11:06:59-03:00'],
    // Clocks went from 00:00 to 01:00.
    ['2018-11-04 00:30', '2018-11-04T00:30:00-03:00'],
    // Clocks went back from 24:00 to 23:00: the hour stands twice.
    ['2019-02-16 23:30', '2019-02-16T23:30:00-02:00'],
    ['2026-02-06 11:06:59.123456', '2026-02-06T11:06:59.123456-03:00'],
    // What has a zone keeps it, and what is a day stays one.
    ['2026-02-06T10:00Z', '2026-02-06T10:00:00Z'],
    ['2019-02-06T11:06:00+01:00', '2019-02-06T11:06:00+01:00'],
    ['2026-02-06', '2026-02-06'],
    ['2024-02-29 ', '2024-02-29'],
  ])('%s is %s', (text, zoned) => expect(zonedTime(text)).toBe(zoned));

  it.each([
    '',
    '2026-02-30 10:00',
    '2026-02-29',
    '0000-00-00',
    '0000-00-00 00:00:00',
    '06/02/2026 10:00',
    '2026-02-06 24:01',
    '2026-13-01 10:00',
    '2026-02-06 10:00+25:00',
    '2026-02-06 10',
    'amanhã',
  ])('%j is none', (text) => expect(zonedTime(text)).toBeUndefined());

  it('shows the clock that it was read from, whatever the day', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/Sao_Paulo',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const moment = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (date) => {
        const shown = clock.format(date);
        const zoned = zonedTime(shown);
        expect(clock.format(new Date(zoned ?? ''))).toBe(shown);
      }),
      { numRuns: 2_000 },
    );
  });
});
