import { createKafka, clusterName, type KafkaConfig, type KafkaLog } from '@ponte/messaging';

/**
 * How far a service has heard a topic: by partition the offset of the first record that it has not. What lies behind it is
 * still to be heard when it starts.
 */
export async function heardOffsets(
  config: KafkaConfig,
  log: KafkaLog,
  service: string,
  topic: string,
): Promise<ReadonlyMap<number, bigint>> {
  const admin = createKafka({ config, clientId: `${service}-restore`, log, retries: 5 }).admin();
  await admin.connect();
  try {
    const groupId = clusterName(config.prefix, service);
    const topics = [clusterName(config.prefix, topic)];
    const [found] = await admin.fetchOffsets({ groupId, topics });
    return new Map(
      (found?.partitions ?? []).map(({ partition, offset }) => [partition, BigInt(offset)]),
    );
  } finally {
    await admin.disconnect();
  }
}
