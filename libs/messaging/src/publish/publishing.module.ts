import { Module, type DynamicModule } from '@nestjs/common';
import type { EventContract } from '@ponte/contracts';
import {
  Drain,
  EnvModule,
  HealthRegistry,
  Metrics,
  PlatformEnv,
  PonteLogger,
  PreflightRegistry,
  ServiceInfo,
} from '@ponte/platform';
import { BroadcastReader } from '../broadcast/broadcast-reader';
import { KafkaConfig } from '../kafka/kafka.config';
import { TopicAdmin } from '../topics/topic-admin';
import { TopicRegistry } from '../topics/topic-registry';
import { topicMaxBytes } from '../topics/topic-spec';
import { TopicsPreflight } from '../topics/topics.preflight';
import { KafkaPublisher } from './kafka-publisher';
import { prometheusPublishMetrics } from './prometheus-publish-metrics';
import { Publisher } from './publisher';

export interface PublishingOptions {
  readonly service: string;
  /** Contracts that the service publishes; their topics must exist when it starts. */
  readonly publishes: readonly EventContract[];
}

/**
 * Global `Publisher`, `BroadcastReader`, `KafkaConfig`, `TopicRegistry` and `TopicAdmin` of a service, with the
 * preflight "topics", readiness and metrics; closed in the drain phases `subscribers` and
 * `publisher`. Part of `MessagingModule`.
 */
@Module({})
export class PublishingModule {
  static forRoot(options: PublishingOptions): DynamicModule {
    return {
      module: PublishingModule,
      global: true,
      imports: [EnvModule.for(KafkaConfig)],
      providers: [
        { provide: TopicRegistry, useFactory: () => registryOf(options.publishes) },
        {
          provide: TopicAdmin,
          inject: [KafkaConfig, ServiceInfo, PonteLogger],
          useFactory: (config: KafkaConfig, { instance }: ServiceInfo, log: PonteLogger) =>
            new TopicAdmin({ config, clientId: instance, log: log.child({ component: 'topics' }) }),
        },
        {
          provide: Publisher,
          inject: [
            KafkaConfig,
            ServiceInfo,
            PonteLogger,
            Metrics,
            TopicRegistry,
            Drain,
            HealthRegistry,
            PlatformEnv,
          ],
          useFactory: makePublisher,
        },
        {
          provide: BroadcastReader,
          inject: [KafkaConfig, ServiceInfo, PonteLogger, Drain],
          useFactory: makeBroadcastReader,
        },
        {
          provide: TOPICS_AT_START,
          inject: [TopicRegistry, TopicAdmin, KafkaConfig, PreflightRegistry],
          useFactory: registerTopics,
        },
        {
          provide: LEADERS_AT_START,
          inject: [Publisher],
          useFactory: (publisher: KafkaPublisher) => ({
            onApplicationBootstrap: () =>
              publisher.expect(options.publishes.map(({ topic }) => topic)),
          }),
        },
      ],
      exports: [Publisher, BroadcastReader, TopicRegistry, TopicAdmin],
    };
  }
}

const TOPICS_AT_START = Symbol('ponte:topics-at-start');
const LEADERS_AT_START = Symbol('ponte:leaders-at-start');

function registryOf(contracts: readonly EventContract[]): TopicRegistry {
  const registry = new TopicRegistry();
  for (const contract of contracts) registry.need(contract);
  return registry;
}

function makePublisher(
  config: KafkaConfig,
  { instance }: ServiceInfo,
  log: PonteLogger,
  metrics: Metrics,
  topics: TopicRegistry,
  drain: Drain,
  health: HealthRegistry,
  { shutdownTimeoutMs }: PlatformEnv,
): Publisher {
  const publisher = new KafkaPublisher({
    config,
    clientId: instance,
    log: log.child({ component: 'publisher' }),
    metrics: prometheusPublishMetrics(metrics),
    topicBytes: (topic) => {
      const contract = topics.contract(topic);
      return contract && topicMaxBytes(contract);
    },
  });
  drain.add('publisher', 'kafka', (signal) =>
    Promise.race([
      publisher.close(shutdownTimeoutMs),
      aborted(signal).then(() => publisher.close(0)),
    ]),
  );
  health.addReady('kafka-publisher', () => publisher.fault());
  return publisher;
}

function makeBroadcastReader(
  config: KafkaConfig,
  { name, instance }: ServiceInfo,
  log: PonteLogger,
  drain: Drain,
): BroadcastReader {
  const options = { config, service: name, clientId: instance };
  const reader = new BroadcastReader({ ...options, log: log.child({ component: 'broadcast' }) });
  drain.add('subscribers', 'broadcast', () => reader.close());
  return reader;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}

function registerTopics(
  topics: TopicRegistry,
  admin: TopicAdmin,
  config: KafkaConfig,
  preflights: PreflightRegistry,
): true {
  preflights.add(new TopicsPreflight(topics, admin, config.prefix));
  return true;
}
