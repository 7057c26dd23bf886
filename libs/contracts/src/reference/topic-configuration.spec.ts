import { allContracts } from '../all-contracts';
import { topicConfiguration } from './topic-configuration';

describe('topicConfiguration', () => {
  const [contract] = allContracts;
  if (!contract) throw new Error('there are contracts');

  it('keeps deleted topics for days and compacted ones for ever, with room for headers above the largest value', () => {
    const some = { ...contract, maxMessageBytes: 65_536, retentionDays: 2 };
    expect(topicConfiguration(some)).toEqual({
      'cleanup.policy': ['delete'],
      'retention.ms': 172_800_000,
      'max.message.bytes': 81_920,
    });
    expect(topicConfiguration({ ...some, cleanup: 'compact' })).toEqual({
      'cleanup.policy': ['compact'],
      'max.message.bytes': 81_920,
    });
  });
});
