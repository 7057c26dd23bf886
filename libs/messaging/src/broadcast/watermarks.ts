import type { Admin } from 'kafkajs';
import type { BroadcastFrom } from './broadcast-target';
import type { Watermarks } from './read-positions';

/** What is to be read of a topic that exists now: `low` is where to begin in a partition, `high` where it ends. */
export async function watermarks(
  admin: Admin,
  topic: string,
  from: BroadcastFrom,
): Promise<Watermarks[]> {
  const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
    partition,
    low: BigInt(low),
    high: BigInt(high),
  }));
  if (from === 'beginning') return partitions;
  if (from === 'end') return partitions.map((one) => ({ ...one, low: one.high }));
  // Of a partition without a record so late, kafkajs gives the end.
  const since = await admin.fetchTopicOffsetsByTimestamp(topic, from.getTime());
  const begins = new Map(since.map(({ partition, offset }) => [partition, BigInt(offset)]));
  return partitions.map(({ partition, low, high }) => {
    const begin = begins.get(partition) ?? low;
    // Records that came in between belong to what is read: never beyond the end as it was.
    return { partition, low: begin < high ? begin : high, high };
  });
}
