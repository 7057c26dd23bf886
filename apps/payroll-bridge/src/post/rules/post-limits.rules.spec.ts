import { testProfile } from '../../config/testing/test-profile';
import { postLimits, turnMs } from './post-limits.rules';

const profile = (id: string, timeoutMs: number, calls: number, itemsPerCall: number) => {
  const { datasul } = testProfile();
  return { id, datasul: Object.assign(datasul, { timeoutMs, calls, itemsPerCall }) };
};

describe('the limits of posting', () => {
  it('are those of the profiles: time of the slowest, calls of all, size and calls of each', () => {
    const limits = postLimits([profile('a', 60_000, 2, 50), profile('b', 5_000, 1, 200)]);
    expect(limits.callTimeoutMs).toBe(10_000 + 2 * 60_000);
    expect(limits.concurrency).toBe(7);
    expect(['a', 'b', 'gone'].map((id) => limits.batchSizeOf(id))).toEqual([50, 200, 1]);
    expect(['a', 'b', 'gone'].map((id) => limits.concurrencyOf(id))).toEqual([4, 2, 1]);
  });

  it('wait for a slot no longer than a call may take', () => {
    expect([turnMs({ timeoutMs: 1_000 }), turnMs({ timeoutMs: 600_000 })]).toEqual([1_000, 10_000]);
  });

  it('hold without any profile', () => {
    expect(postLimits([])).toMatchObject({ callTimeoutMs: 1_000, concurrency: 1 });
  });
});
