import type { RecordMetadata } from 'kafkajs';

/**
 * The partitions (`topic/partition`) that a `sendBatch` wrote: those that stand in its result without an error. Not all
 * that were sent do: kafkajs can resolve although a partition was never written, if its leader changed meanwhile.
 */
export function coveredPartitions(
  results: readonly RecordMetadata[] | undefined,
  nameOf: (topic: string) => string = same,
): Set<string> {
  const covered = new Set<string>();
  for (const { topicName, partition, errorCode } of results ?? []) {
    if (topicName !== undefined && partition !== undefined && errorCode === 0)
      covered.add(`${nameOf(topicName)}/${partition}`);
  }
  return covered;
}

function same(topic: string): string {
  return topic;
}
