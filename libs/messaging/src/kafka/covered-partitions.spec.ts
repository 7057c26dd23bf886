import { coveredPartitions } from './covered-partitions';

const result = (topicName: string, partition: number, errorCode = 0) => ({
  topicName,
  partition,
  errorCode,
});

describe('coveredPartitions', () => {
  it('names topic and partition of what the broker took', () => {
    expect(coveredPartitions([result('a', 0), result('b', 0)])).toEqual(new Set(['a/0', 'b/0']));
  });

  it('leaves out what failed, and what is not there at all', () => {
    const covered = coveredPartitions([result('a', 0), result('a', 1, 6)]);
    expect(covered.has('a/1')).toBe(false);
    expect(covered.has('a/2')).toBe(false);
    expect(coveredPartitions(undefined).size).toBe(0);
  });
});
