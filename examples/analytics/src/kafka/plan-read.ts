import type { Kafka } from 'kafkajs';
import { Fault } from '../fault.ts';
import type { KafkaOptions } from '../options.config.ts';
import { type BusinessTopic, businessTopics } from './business-topics.ts';

/** A partition and where it begins and ends now. */
export interface Extent extends BusinessTopic {
  readonly partition: number;
  /** Offset of the first record that is still there. */
  readonly low: bigint;
  /** Offset behind the last one. */
  readonly high: bigint;
}

/** What there is to read. */
export interface ReadPlan {
  readonly cluster: string;
  readonly topics: readonly BusinessTopic[];
  readonly extents: readonly Extent[];
}

/**
 * Looks at the cluster once: which business topics there are and how far they go.
 * @throws Fault if there is no such topic for this prefix; kafkajs's errors if Kafka does not answer
 */
export async function planRead(kafka: Kafka, options: KafkaOptions): Promise<ReadPlan> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const names = await admin.listTopics();
    const topics = businessTopics(names, options.prefix, options.families);
    if (topics.length === 0) throw new Fault(noTopics(names, options));
    const { clusterId } = await admin.describeCluster();
    const extents: Extent[] = [];
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic.onCluster))
        extents.push({ ...topic, partition, low: BigInt(low), high: BigInt(high) });
    }
    return { cluster: clusterId, topics, extents };
  } finally {
    await admin.disconnect();
  }
}

function noTopics(names: readonly string[], { brokers, prefix, families }: KafkaOptions): string {
  const own = names.filter((name) => !name.startsWith('__'));
  const shown = own.sort().slice(0, 5).join(', ');
  const seen =
    own.length === 0
      ? 'Este cliente não vê tópico nenhum: ou não há, ou falta DESCRIBE neles. Os tópicos são criados por npm run topics -- apply.'
      : `Vê ${own.length} outros: ${shown}${own.length > 5 ? ', …' : ''}. Confira --prefix e --families.`;
  return `Não há tópico de negócio com o prefixo "${prefix}" em ${brokers.join(', ')} (${families.join(', ')}). ${seen}`;
}
