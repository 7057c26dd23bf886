import { clusterName, createKafka, type KafkaConfig, type KafkaLog } from '@ponte/messaging';
import { untilLed } from './until-led';

/** Whether a topic has records since a moment, or any: two requests, where reading it takes a group of its own. */
export async function hasRecordsSince(
  config: KafkaConfig,
  { clientId, log }: { readonly clientId: string; readonly log: KafkaLog },
  topic: string,
  since: Date | null,
): Promise<boolean> {
  const admin = createKafka({ config, clientId, log, retries: 5 }).admin();
  await admin.connect();
  try {
    const name = clusterName(config.prefix, topic);
    const partitions = await untilLed(() => admin.fetchTopicOffsets(name));
    if (since === null) return partitions.some(({ low, high }) => BigInt(low) < BigInt(high));
    // Of a partition without a record so late, kafkajs gives the end.
    const found = await untilLed(() => admin.fetchTopicOffsetsByTimestamp(name, since.getTime()));
    const begins = new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]));
    return partitions.some(
      ({ partition, low, high }) => (begins.get(partition) ?? BigInt(low)) < BigInt(high),
    );
  } finally {
    await admin.disconnect();
  }
}
