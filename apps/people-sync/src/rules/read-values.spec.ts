import * as fc from 'fast-check';
import { isDay, readDay } from './read-day';
import { readFlag } from './read-flag';
import { readText, UNREADABLE } from './read-text';

describe('a text', () => {
  it.each([
    [undefined, null],
    [null, null],
    ['', null],
    [' \t', null],
    ['?', null],
    [' a b ', 'a b'],
    [7, '7'],
    [0, '0'],
    [-3, '-3'],
    ['x'.repeat(9), 'x'.repeat(9)],
    [` ${'x'.repeat(9)} `, 'x'.repeat(9)],
  ])('%j is %j', (value, text) => expect(readText(value, 9)).toBe(text));

  it.each([1.5, 2 ** 53, true, {}, ['a'], 'x'.repeat(10), 'a\u0000b', 'a\u0007b', 'a\ud800b'])(
    '%j is none',
    (value) => expect(readText(value, 9)).toBe(UNREADABLE),
  );

  it('is whole after reading, whatever was there', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 50 }), (value, most) => {
        const text = readText(value, most);
        if (typeof text !== 'string') return;
        expect(text).toBe(text.trim());
        expect(text.length).toBeLessThanOrEqual(Math.max(most, 17));
        expect(text).not.toMatch(/^\??$/);
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['02/03/2026', '2026-03-02'],
    ['29/02/2024', '2024-02-29'],
    ['2026-03-02T00:00:00', '2026-03-02'],
    ['2026-03-02T00:00:00Z', '2026-03-02'],
    ['2026-03-02T00:00:00.000-03:00', '2026-03-02'],
    ['2026-03-02T23:59:59-0300', '2026-03-02'],
    ['2026-03-02 00:00', '2026-03-02'],
    ['9999-12-31', '9999-12-31'],
    ['1900-01-01', '1900-01-01'],
    [' 2026-03-02 ', '2026-03-02'],
    [null, null],
    ['', null],
    ['?', null],
  ])('%j is %j', (value, day) => expect(readDay(value)).toBe(day));

  it.each([
    ...['2026-02-30', '30/02/2026', '29/02/2026', '2026-13-01', '2026-00-10', '2026-3-2'],
    ...['03/02/26', '02-03-2026', '20260302', '0001-01-01', '1899-12-31', '2026-03-02T', 'amanhã'],
    ...[20260302, true, {}],
  ])('%j is none', (value) => expect(readDay(value)).toBe(UNREADABLE));

  it('is the same however it is written', () => {
    const days = fc
      .date({
        min: new Date('1900-01-01'),
        max: new Date('2199-12-31'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(days, (written) => {
        const day = written.slice(0, 10);
        const [year, month, date] = day.split('-');
        expect(isDay(day)).toBe(true);
        for (const form of [day, written, `${date}/${month}/${year}`])
          expect(readDay(form)).toBe(day);
      }),
    );
  });
});

describe('a mark', () => {
  it.each([
    ...[true, 'true', 'yes', 'Sim', ' S ', 'Y', 1, '1'].map((value) => [value, true] as const),
    ...[false, 'FALSE', 'no', 'Não', 'n', 0, '0'].map((value) => [value, false] as const),
    ...[null, undefined, '', '?'].map((value) => [value, null] as const),
    ...[2, 'maybe', {}, 'x'.repeat(20)].map((value) => [value, UNREADABLE] as const),
  ])('%p is %p', (value, flag) => expect(readFlag(value)).toBe(flag));
});
