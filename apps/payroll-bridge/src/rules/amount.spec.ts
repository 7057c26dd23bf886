import fc from 'fast-check';
import { amountOf, compareAmounts, formatAmount, type Unit } from './amount';

const whole = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
const fraction = fc.stringMatching(/^\d{1,6}$/);

describe('the amount of a reference', () => {
  it.each<[Unit, string, string]>([
    ['hhmm', '15,30', '930'],
    ['hhmm', '0,00', '0'],
    ['hhmm', '015,05', '905'],
    ['hhmm', '999999999999999,59', '59999999999999999'],
    ['decimal', '15,30', '15.3'],
    ['decimal', '1,05', '1.05'],
    ['decimal', '007', '7'],
    ['days', '2', '2'],
    ['days', '2,00', '2'],
    ['money', '1500,10', '1500.1'],
    ['money', '999999999999999,999999', '999999999999999.999999'],
  ])('%s %s is %s', (unit, text, amount) => expect(amountOf(unit, text)).toBe(amount));

  it.each<[Unit, string]>([
    ['hhmm', '15,60'],
    ['hhmm', '15,3'],
    ['hhmm', '15,030'],
    ['hhmm', '15'],
    ['decimal', '1.200,00'],
    ['decimal', '15.30'],
    ['decimal', '-1,00'],
    ['decimal', '+1,00'],
    ['decimal', ' 1'],
    ['decimal', ''],
    ['decimal', ','],
    ['decimal', '1,'],
    ['decimal', ',5'],
    ['decimal', '1,2,3'],
    ['decimal', '1e3'],
    ['decimal', '١'],
    ['decimal', '1000000000000000'],
  ])('%s %j is none', (unit, text) => expect(amountOf(unit, text)).toBeUndefined());

  it('of hours is exact to the minute, and read back as it was', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const text = `${hours},${String(minutes).padStart(2, '0')}`;
        const amount = amountOf('hhmm', text);
        expect(amount).toBe((hours * 60n + BigInt(minutes)).toString());
        expect(formatAmount('hhmm', amount ?? '')).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<Unit>(['decimal', 'days', 'money'])(
    'of %s is the same text for the same number',
    (unit) => {
      const millionths = (digits: bigint, rest: string): bigint =>
        digits * 1_000_000n + BigInt(rest.padEnd(6, '0'));
      fc.assert(
        fc.property(whole, fraction, whole, fraction, fc.boolean(), (a, x, b, y, same) => {
          const [left, right] = [`00${a},${x}`, same ? `${a},${x.padEnd(6, '0')}` : `${b},${y}`];
          const [one, other] = [amountOf(unit, left) ?? '', amountOf(unit, right) ?? ''];
          const apart = millionths(a, x) - (same ? millionths(a, x) : millionths(b, y));
          expect(one === other).toBe(apart === 0n);
          expect(Math.sign(compareAmounts(one, other))).toBe(
            apart === 0n ? 0 : apart < 0n ? -1 : 1,
          );
          expect(amountOf(unit, formatAmount(unit, one))).toBe(one);
        }),
        { numRuns: 2_000 },
      );
    },
  );
});

describe('an amount for people', () => {
  it.each<[Unit, string, string]>([
    ['hhmm', '930', '15,30'],
    ['hhmm', '930.000000', '15,30'],
    ['hhmm', '-61', '-1,01'],
    ['decimal', '15.300000', '15,3'],
    ['decimal', '15.000', '15'],
    ['days', '2', '2'],
    ['money', '1500.1', '1500,10'],
    ['money', '1500', '1500,00'],
    ['money', '0.125', '0,125'],
  ])('%s %s is %s', (unit, amount, text) => expect(formatAmount(unit, amount)).toBe(text));

  it.each<[Unit, string]>([
    ['hhmm', '1.5'],
    ['decimal', '1,5'],
    ['decimal', ''],
    ['decimal', 'NaN'],
  ])('%s %j is refused', (unit, amount) =>
    expect(() => formatAmount(unit, amount)).toThrow(RangeError),
  );
});
