import type { TaskKind } from '../task-kind';
import { limitsOf } from './limits-of';

const kind: TaskKind = {
  name: 'test.limits',
  idempotent: true,
  callTimeoutMs: 10_000,
  concurrency: 8,
  onHold: 'skip',
  batch: { size: 200, fillMs: 200 },
};

describe('limits of a kind', () => {
  it('are those declared, unless its performer gives others', () => {
    const declared = limitsOf(kind).limits;
    expect(declared).toMatchObject({ callTimeoutMs: 10_000, concurrency: 8, size: 200 });
    expect([declared.sizeOf('a'), declared.callsOf('a')]).toEqual([200, 8]);
    const { limits, faults } = limitsOf(kind, { callTimeoutMs: 90_000, concurrency: 3 });
    expect(limits).toMatchObject({ callTimeoutMs: 90_000, concurrency: 3, size: 200 });
    expect(limits.callsOf('a')).toBe(3);
    expect(faults).toEqual([]);
  });

  it('of a group stay within the ceiling and above nothing, whatever the performer answers', () => {
    const of = (answer: number): number[] => {
      const { limits } = limitsOf(kind, {
        batchSizeOf: () => answer,
        concurrencyOf: () => answer,
      });
      return [limits.sizeOf('a'), limits.callsOf('a')];
    };
    expect(of(5)).toEqual([5, 5]);
    expect(of(2.9)).toEqual([2, 2]);
    expect(of(0)).toEqual([1, 1]);
    expect(of(-4)).toEqual([1, 1]);
    expect(of(100_000)).toEqual([200, 8]);
    expect(of(Number.NaN)).toEqual([200, 8]);
  });

  it('of a kind that is not batched are one task a call', () => {
    const { limits } = limitsOf({ ...kind, batch: undefined });
    expect([limits.size, limits.sizeOf('a')]).toEqual([1, 1]);
  });

  it('that cannot be meant are told, all at once', () => {
    const { faults } = limitsOf(
      { ...kind, batch: undefined },
      { callTimeoutMs: 0, concurrency: 1.5, batchSizeOf: () => 5 },
    );
    expect(faults).toEqual([
      expect.stringContaining('limits.callTimeoutMs'),
      expect.stringContaining('limits.concurrency'),
      expect.stringContaining('batched kinds'),
    ]);
  });
});
