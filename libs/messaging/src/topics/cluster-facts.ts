import { ConfigResourceTypes, type Admin, type DescribeConfigResponse } from 'kafkajs';
import { ownName } from '../kafka/kafka-name';
import type { ClusterFacts, TopicFacts } from './topic-plan';

/** Where a setting's value comes from, in Kafka's protocol: set on the topic itself. */
const SET_ON_TOPIC = 1;

/** What the cluster has of this environment; settings only of the topics asked for. */
export async function clusterFacts(
  admin: Admin,
  prefix: string,
  wanted: readonly string[],
): Promise<ClusterFacts> {
  const { brokers } = await admin.describeCluster();
  const { topics } = await admin.fetchTopicMetadata();
  const own = new Map<string, { onCluster: string; partitions: number; replication: number }>();
  for (const { name, partitions } of topics) {
    const topic = ownName(prefix, name);
    if (topic === undefined || topic.startsWith('__')) continue;
    own.set(topic, {
      onCluster: name,
      partitions: partitions.length,
      replication: partitions[0]?.replicas.length ?? 0,
    });
  }
  const managed = wanted.flatMap((topic) => own.get(topic)?.onCluster ?? []);
  const settings = await topicSettingsOf(admin, managed);
  const facts = new Map<string, TopicFacts>();
  for (const [topic, { onCluster, partitions, replication }] of own) {
    facts.set(topic, { partitions, replication, settings: settings.get(onCluster)?.all ?? {} });
  }
  return { brokers: brokers.length, topics: facts };
}

export interface SettingsOfTopic {
  /** Effective values, broker defaults included. */
  readonly all: Readonly<Record<string, string>>;
  /** Those that were set on the topic itself. */
  readonly own: Readonly<Record<string, string>>;
}

/** Settings by topic name on the cluster. */
export async function topicSettingsOf(
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, SettingsOfTopic>> {
  const settings = new Map<string, SettingsOfTopic>();
  if (topics.length === 0) return settings;
  const asked = topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name }));
  const { resources }: DescribeConfigResponse = await admin.describeConfigs({
    resources: asked,
    includeSynonyms: false,
  });
  for (const { resourceName, configEntries } of resources) {
    const of = (entries: typeof configEntries): Record<string, string> =>
      Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
    const own = configEntries.filter((entry) => Number(entry.configSource) === SET_ON_TOPIC);
    settings.set(resourceName, { all: of(configEntries), own: of(own) });
  }
  return settings;
}
