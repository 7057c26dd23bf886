import { ConfigResourceTypes, type Admin } from 'kafkajs';
import { clusterName } from '../kafka/kafka-name';
import { topicSettingsOf } from './cluster-facts';
import type { TopicDifference, TopicPlan } from './topic-plan';

/** Brokers create within a second or two; a loaded small cluster may take longer. */
const CREATE_TIMEOUT_MS = 15_000;

/** Does what a plan says, except for what it refuses. */
export async function applyPlan(admin: Admin, prefix: string, plan: TopicPlan): Promise<void> {
  const of = <K extends TopicDifference['kind']>(
    kind: K,
  ): Extract<TopicDifference, { kind: K }>[] =>
    plan.differences.filter(
      (one): one is Extract<TopicDifference, { kind: K }> => one.kind === kind,
    );

  const creations = of('create');
  if (creations.length > 0) {
    await admin.createTopics({
      timeout: CREATE_TIMEOUT_MS,
      // kafkajs's own waiting fails if a broker does not know the topic yet; the caller waits by asking every broker.
      waitForLeaders: false,
      topics: creations.map(({ topic, partitions, replication, settings }) => ({
        topic: clusterName(prefix, topic),
        numPartitions: partitions,
        replicationFactor: replication,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      })),
    });
  }
  const growths = of('partitions');
  if (growths.length > 0) {
    await admin.createPartitions({
      timeout: CREATE_TIMEOUT_MS,
      topicPartitions: growths.map(({ topic, to }) => ({
        topic: clusterName(prefix, topic),
        count: to,
      })),
    });
  }
  await applySettings(admin, prefix, of('setting'));
}

/** kafkajs speaks only the older request that replaces all of a topic's settings, so its others are sent along. */
async function applySettings(
  admin: Admin,
  prefix: string,
  changes: readonly Extract<TopicDifference, { kind: 'setting' }>[],
): Promise<void> {
  if (changes.length === 0) return;
  const names = [...new Set(changes.map(({ topic }) => clusterName(prefix, topic)))];
  const present = await topicSettingsOf(admin, names);
  await admin.alterConfigs({
    validateOnly: false,
    resources: names.map((name) => {
      const settings = { ...present.get(name)?.own };
      for (const { topic, name: setting, to } of changes)
        if (clusterName(prefix, topic) === name) settings[setting] = to;
      return {
        type: ConfigResourceTypes.TOPIC,
        name,
        configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
      };
    }),
  });
}
