import { readRetryAfter } from './retry-after';

const NOW = Date.parse('2026-03-02T12:00:00Z');

describe('readRetryAfter', () => {
  it.each([
    ['7', 7_000],
    ['0', 0],
    [' 1.5 ', 1_500],
    ['86400', 600_000],
    ['Mon, 02 Mar 2026 12:00:30 GMT', 30_000],
    ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
    ['Wed, 02 Mar 2050 12:00:00 GMT', 600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['Monday, the second', undefined],
    ['2026-03-02T12:00:30Z', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (value, expected) => {
    expect(readRetryAfter(value, NOW)).toBe(expected);
  });

  it("measures a date against the server's own clock", () => {
    expect(
      readRetryAfter('Mon, 02 Mar 2026 09:00:30 GMT', NOW, 'Mon, 02 Mar 2026 09:00:00 GMT'),
    ).toBe(30_000);
  });
});
