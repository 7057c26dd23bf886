import { leaseFaults } from './lease.preflight';

describe('leaseFaults', () => {
  it('takes leases whose third is longer than a request to Kafka may take', () => {
    expect(leaseFaults(15_000, 4_000)).toEqual([]);
    expect(leaseFaults(12_001, 4_000)).toEqual([]);
  });

  it('refuses shorter ones, and says what would do', () => {
    expect(leaseFaults(12_000, 4_000)).toEqual([expect.stringContaining('to 12001 at least')]);
  });
});
