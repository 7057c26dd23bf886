import { Kafka, logLevel, Partitioners, type KafkaConfig, type Message } from 'kafkajs';
import { eventually } from '../await/eventually';
import { observer } from '../stack/cluster-ready';

/**
 * A stock kafkajs client without any of our guards: for looking at the log from outside, and for showing what the
 * guards are there for.
 */
export function stockKafka(brokers: string, overrides: Partial<KafkaConfig> = {}): Kafka {
  return new Kafka({
    clientId: 'ponte-stock',
    logLevel: logLevel.NOTHING,
    ...overrides,
    brokers: brokers.split(','),
  });
}

/** Creates a topic and waits for its leaders. Replication and min.insync.replicas: the cluster's defaults. */
export async function createTopic(
  brokers: string,
  topic: string,
  options: { partitions?: number; replication?: number; config?: Record<string, string> } = {},
): Promise<void> {
  const admin = observer(brokers).admin();
  await admin.connect();
  try {
    await admin.createTopics({
      // kafkajs's own wait fails if the broker it asks does not know the topic yet.
      waitForLeaders: false,
      topics: [
        {
          topic,
          numPartitions: options.partitions ?? 3,
          replicationFactor: options.replication ?? -1,
          configEntries: Object.entries(options.config ?? {}).map(([name, value]) => ({
            name,
            value,
          })),
        },
      ],
    });
    await eventually(async () => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      return topics[0]?.partitions.every(({ leader }) => leader >= 0) ?? false;
    });
  } finally {
    await admin.disconnect();
  }
}

/**
 * Writes records with acks=all by a stock producer, in order; key decides the partition unless one is given.
 *
 * Each partition is a `send` of its own: over several partitions, kafkajs's retry after a leader change may write one of
 * them twice and leave another out, and still resolve.
 */
export async function writeRecords(
  brokers: string,
  topic: string,
  messages: Message[],
): Promise<void> {
  const kafka = stockKafka(brokers);
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const partitionMetadata = topics[0]?.partitions ?? [];
    const partitionOf = Partitioners.DefaultPartitioner();
    const parts = new Map<number, Message[]>();
    for (const message of messages) {
      const partition = message.partition ?? partitionOf({ topic, partitionMetadata, message });
      const part = parts.get(partition) ?? [];
      part.push({ ...message, partition });
      parts.set(partition, part);
    }
    for (const part of parts.values()) await producer.send({ topic, messages: part, acks: -1 });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}
