import { shownAmount } from './shown-amount';

it.each([
  ['hhmm', '930', '15,30'],
  ['hhmm', '600000060', '10000001,00'],
  ['decimal', '9007199254740993.5', '9007199254740993,5'],
  ['money', '0', '0,00'],
  ['', '0', null],
])('a sum of the unit %j: %j is %j', (unit, amount, shown) =>
  expect(shownAmount(unit, amount)).toBe(shown),
);
