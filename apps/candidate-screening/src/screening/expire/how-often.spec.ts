import { howOften } from './how-often';

describe('how often a timer runs', () => {
  it('is seldom for long durations', () => expect(howOften([86_400_000], 10_000)).toBe(10_000));
  it('is half of the shortest one', () =>
    expect(howOften([3_000, 86_400_000], 10_000)).toBe(1_500));
  it('is never a busy loop', () => expect(howOften([1], 10_000)).toBe(250));
  it('is seldom without any rule', () => expect(howOften([], 10_000)).toBe(10_000));
});
