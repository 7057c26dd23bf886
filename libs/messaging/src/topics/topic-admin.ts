import type { Admin } from 'kafkajs';
import { createKafka } from '../kafka/create-kafka';
import { attemptsFor, withAdmin } from '../kafka/with-admin';
import { ClusterView } from '../kafka/cluster-view';
import { clusterName } from '../kafka/kafka-name';
import type { KafkaConfig } from '../kafka/kafka.config';
import type { KafkaLog } from '../kafka/kafka-log';
import { applyPlan } from './apply-plan';
import { clusterFacts } from './cluster-facts';
import { keptFor } from './kept-days';
import { planTopics, type TopicPlan } from './topic-plan';
import type { TopicSpec } from './topic-spec';

/** More than the brokers may take to create topics. */
const REQUEST_TIMEOUT_MS = 20_000;
/** How long the brokers may take to elect leaders for new partitions. */
const LEADERS_TIMEOUT_MS = 20_000;
const LEADERS_EVERY_MS = 100;

/** Plans and applies topics on the configured cluster. Opens a connection per call, and closes it. */
export class TopicAdmin {
  constructor(private readonly options: { config: KafkaConfig; clientId: string; log: KafkaLog }) {}

  /** @throws whatever kafkajs throws if the cluster cannot be reached */
  plan(wanted: readonly TopicSpec[], repartition = false): Promise<TopicPlan> {
    return this.withAdmin((admin) => this.planWith(admin, wanted, repartition));
  }

  /**
   * Creates and aligns; returns the plan that it carried out, refusals included. When it returns, every broker knows a
   * leader of every partition of what was created.
   */
  apply(wanted: readonly TopicSpec[], repartition = false): Promise<TopicPlan> {
    return this.withAdmin(async (admin) => {
      const plan = await this.planWith(admin, wanted, repartition);
      await applyPlan(admin, this.options.config.prefix, plan);
      await this.leadersElected(plan);
      return plan;
    });
  }

  /** The topics as this environment keeps them (`TOPIC_RETENTION_DAYS`); what `plan` and `apply` go by. */
  kept(wanted: readonly TopicSpec[]): readonly TopicSpec[] {
    return keptFor(wanted, this.options.config.topicRetentionDays);
  }

  /** Those of the topics that the cluster does not have. */
  missing(topics: readonly string[]): Promise<readonly string[]> {
    return this.withAdmin(async (admin) => {
      const present = new Set(await admin.listTopics());
      return topics.filter((topic) => !present.has(clusterName(this.options.config.prefix, topic)));
    });
  }

  private async planWith(
    admin: Admin,
    wanted: readonly TopicSpec[],
    repartition: boolean,
  ): Promise<TopicPlan> {
    const { config } = this.options;
    const facts = await clusterFacts(
      admin,
      config.prefix,
      wanted.map(({ topic }) => topic),
    );
    return planTopics(facts, this.kept(wanted), {
      repartition,
      partitions: config.topicPartitions,
      replication: config.topicReplication,
    });
  }

  private async leadersElected(plan: TopicPlan): Promise<void> {
    const fresh = new Map<string, number>();
    for (const one of plan.differences) {
      const name = clusterName(this.options.config.prefix, one.topic);
      if (one.kind === 'create') fresh.set(name, one.partitions);
      if (one.kind === 'partitions') fresh.set(name, one.to);
    }
    if (fresh.size === 0) return;
    const view = new ClusterView(this.options);
    const deadline = Date.now() + LEADERS_TIMEOUT_MS;
    try {
      while (!(await view.everyBrokerKnowsLeaders(fresh))) {
        if (Date.now() > deadline)
          throw new Error(
            `no leaders were elected for ${[...fresh.keys()].join(', ')} within ${LEADERS_TIMEOUT_MS} ms`,
          );
        await new Promise((resolve) => setTimeout(resolve, LEADERS_EVERY_MS));
      }
    } finally {
      view.close();
    }
  }

  private withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    return withAdmin(
      (attempt) =>
        createKafka({
          ...this.options,
          attempt,
          retries: 2,
          requestTimeoutMs: REQUEST_TIMEOUT_MS,
        }).admin(),
      attemptsFor(this.options.config.brokers.length),
      work,
    );
  }
}
