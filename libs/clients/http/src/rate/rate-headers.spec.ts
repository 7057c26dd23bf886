import { readAllowance, readThrottle } from './rate-headers';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const inSeconds = (seconds: number): string => String(NOW / 1_000 + seconds);

describe('readAllowance', () => {
  it.each([
    ['12', inSeconds(30), { remaining: 12, resetMs: 30_000 }],
    ['0', inSeconds(1), { remaining: 0, resetMs: 1_000 }],
    ['12', inSeconds(600), { remaining: 12, resetMs: 60_000 }],
    ['12', inSeconds(-1), null],
    ['12', inSeconds(7_200), null],
    ['12', String(NOW), null],
    ['12', '30', null],
    ['12', 'soon', null],
    ['-1', inSeconds(30), null],
    ['many', inSeconds(30), null],
  ])('reads remaining %j and reset %j as %j', (remaining, reset, expected) => {
    expect(
      readAllowance({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }, NOW),
    ).toEqual(expected);
  });

  it('needs both', () => {
    expect(readAllowance({ 'x-ratelimit-remaining': '0' }, NOW)).toBeNull();
    expect(readAllowance({ 'x-ratelimit-reset': inSeconds(30) }, NOW)).toBeNull();
  });

  it("measures the reset against the server's clock", () => {
    const headers = {
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': inSeconds(-170),
      date: new Date(NOW - 180_000).toUTCString(),
    };
    expect(readAllowance(headers, NOW)).toEqual({ remaining: 1, resetMs: 10_000 });
  });
});

describe('readThrottle', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0' }, 1_000],
    [{ 'retry-after': new Date(NOW + 20_000).toUTCString() }, 20_000],
    [{ 'retry-after': '7', 'x-ratelimit-reset': inSeconds(30) }, 7_000],
    [{ 'x-ratelimit-reset': inSeconds(30) }, 30_000],
    [{ 'x-ratelimit-reset': inSeconds(300) }, 60_000],
    [{}, 10_000],
  ])('reads %j as %d ms', (headers: Record<string, string>, expected) => {
    expect(readThrottle(headers, NOW)).toBe(expected);
  });
});
