import type { EventContract } from '@ponte/contracts';
import { controllersOf, readEnv, type StandaloneCommand } from '@ponte/platform';
import { KafkaConfig } from '../kafka/kafka.config';
import type { MessagingOptions } from '../messaging.options';
import { needSubscribed } from '../subscribe/need-subscribed';
import { needPlain } from '../subscribe/plain/plain-topics';
import { SubscribeConfig } from '../subscribe/subscribe.config';
import { TopicAdmin } from './topic-admin';
import { TopicRegistry } from './topic-registry';
import { TopicsCommand } from './topics.command';

/** `topics plan|apply` of a service that is not built: the broker's settings are all that it needs. */
export function standaloneTopicsCommand(
  options: MessagingOptions,
  publishes: readonly EventContract[],
): StandaloneCommand {
  const { service, database } = options;
  return {
    name: 'topics',
    description: 'mostra (plan) ou cria e ajusta (apply) os tópicos do Kafka',
    needs: database ? [KafkaConfig, SubscribeConfig] : [KafkaConfig],
    run: async (args, { runtime, module }) => {
      const topics = new TopicRegistry();
      for (const contract of publishes) topics.need(contract);
      if (database) {
        const { inboxRetentionDays } = readEnv(SubscribeConfig);
        needSubscribed(topics, await controllersOf(module), service, inboxRetentionDays);
      } else needPlain(topics, options);
      const admin = new TopicAdmin({
        config: readEnv(KafkaConfig),
        clientId: runtime.info.instance,
        log: runtime.logger.child({ component: 'topics' }),
      });
      const command = new TopicsCommand({ admin: () => admin, wanted: () => topics.specs() });
      return command.run(args);
    },
  };
}
