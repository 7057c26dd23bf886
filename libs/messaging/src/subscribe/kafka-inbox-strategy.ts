import { Inject, Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { serviceTopics, type EventContract, type ServiceCommand } from '@ponte/contracts';
import { Clock, Drain, HealthRegistry, Metrics, PonteLogger } from '@ponte/platform';
import type { Consumer } from 'kafkajs';
import { DataSource } from 'typeorm';
import { CommandHearing } from '../commands/command-hearing';
import { ConsumeAttempts } from '../inbox/consume-attempts';
import { createKafka } from '../kafka/create-kafka';
import { clusterName, ownName } from '../kafka/kafka-name';
import { KafkaConfig } from '../kafka/kafka.config';
import { rotateBrokers } from '../kafka/rotate-brokers';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { TransactionRunner } from '../unit/transaction-runner';
import { BatchConsumer, type BatchConsumerParts } from './batch-consumer';
import { ConsumerLoop } from './consumer-loop';
import { ConsumerState } from './consumer-state';
import type { HearContext, Heard } from './heard';
import { readEvent } from './read-event';
import { SliceProcessor } from './slice-processor';
import { SliceSizers } from './slice-sizers';
import { SubscribeConfig } from './subscribe.config';
import { SubscribeMetrics } from './subscribe-metrics';
import { INBOX_TRANSPORT, type SubscriptionExtras } from './subscription-extras';
import type { Subscription } from './subscription';
import { toRawRecord } from './to-raw-record';

/** Operators' commands, heard through the inbox like everything else. */
function commandSubscription(service: string, commands: CommandHearing): Subscription {
  return {
    contract: serviceTopics(service).command as unknown as EventContract,
    mode: 'event',
    where: 'CommandHearing.hear',
    replayable: false,
    handler: (event: Heard<ServiceCommand>, { unit }: HearContext) => commands.hear(event, unit),
    buried: (event, cause, unit) => commands.buried(event as Heard<ServiceCommand>, cause, unit),
  };
}

/**
 * Hears a service's contracts through its inbox: a Nest transport, so that handlers are ordinary controllers with pipes,
 * interceptors and injection. `bootstrap` connects it under the token `MICROSERVICE_STRATEGY`.
 */
@Injectable()
export class KafkaInboxStrategy extends Server implements CustomTransportStrategy {
  override transportId = INBOX_TRANSPORT;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly state = new ConsumerState();
  private readonly attempts: ConsumeAttempts;
  private readonly log: PonteLogger;
  private stopping = false;
  private loop: ConsumerLoop | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly kafka: KafkaConfig,
    private readonly config: SubscribeConfig,
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly health: HealthRegistry,
    private readonly metrics: Metrics,
    commands: CommandHearing,
    drain: Drain,
    database: DataSource,
    logger: PonteLogger,
  ) {
    super();
    this.log = logger.child({ component: 'subscriber' });
    this.attempts = new ConsumeAttempts(database);
    drain.add('subscribers', 'consumer', () => this.close());
    const command = commandSubscription(options.service, commands);
    this.subscriptions.set(command.contract.topic, command);
  }

  /** Called by Nest for each handler of this transport. @throws if a contract has two, or a handler is no `@Subscribe` */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const { contract, mode, where, replayable = false } = extras as Partial<SubscriptionExtras>;
    if (!contract || !mode || !where) {
      throw new Error(
        `a handler of ${String(pattern)} uses Nest's own @EventPattern or @MessagePattern; mark it with @Subscribe(contract)`,
      );
    }
    const other = this.subscriptions.get(contract.topic);
    if (other) {
      throw new Error(
        `${contract.topic} is subscribed to twice, by ${other.where} and by ${where}: both would run at once on one transaction; ` +
          'keep one @Subscribe and call both from it, in the order that is meant',
      );
    }
    this.subscriptions.set(contract.topic, {
      contract,
      mode,
      where,
      replayable,
      handler: callback,
    });
    super.addHandler(pattern, callback, isEventHandler, extras);
  }

  /** Contracts that are heard; known once Nest has registered the handlers. */
  get heard(): readonly Subscription[] {
    return [...this.subscriptions.values()];
  }

  /** Starts consuming; does not wait for Kafka, readiness does. */
  listen(done: (error?: unknown) => void): void {
    const replayTopic = serviceTopics(this.options.service).replay.topic;
    this.loop = this.consumerLoop(
      [...this.subscriptions.keys(), replayTopic],
      this.batchConsumers(replayTopic),
    );
    this.health.addLive('subscriber', () => this.state.live());
    this.health.addReady('subscriber', () => this.state.ready());
    this.loop.start();
    done();
  }

  /** Finishes the slices under way, commits, leaves the group. Safe to call twice. */
  async close(): Promise<void> {
    const { loop } = this;
    this.loop = undefined;
    if (!loop) return;
    this.stopping = true;
    await loop.stop();
    await this.attempts.abandonAll();
  }

  on(): never {
    throw new Error('the inbox has no events to listen to');
  }

  unwrap<T>(): T {
    return this.loop as T;
  }

  /** Makes one for each consumer; what it gets here outlives consumers. */
  private batchConsumers(replayTopic: string): () => BatchConsumer {
    const plain = (topic: string): string => ownName(this.kafka.prefix, topic) ?? topic;
    const told = new SubscribeMetrics(this.metrics);
    const parts: BatchConsumerParts = {
      processor: new SliceProcessor(
        this.options.service,
        this.transactions,
        this.attempts,
        this.log,
        () => this.clock.now(),
        told.settled,
      ),
      attempts: this.attempts,
      state: this.state,
      log: this.log,
      sizers: new SliceSizers(this.config.sliceEvents),
      stopping: () => this.stopping,
      plainTopic: plain,
      read: (topic, partition, message) =>
        readEvent(toRawRecord(plain(topic), partition, message), this.subscriptions, replayTopic),
    };
    return () => new BatchConsumer(parts);
  }

  private consumerLoop(topics: readonly string[], batches: () => BatchConsumer): ConsumerLoop {
    const { kafka, config, state, log } = this;
    return new ConsumerLoop({
      topics: topics.map((topic) => clusterName(kafka.prefix, topic)),
      concurrency: config.concurrency,
      log,
      create: (attempt) => ({ consumer: this.consumer(attempt), batches: batches() }),
      onJoined: (assignment) => {
        state.joinedGroup();
        const mine = (topic: string, partition: number): boolean =>
          assignment[clusterName(kafka.prefix, topic)]?.includes(partition) ?? false;
        this.attempts
          .keepOnly((at) => mine(at.topic, at.partition))
          .catch((error: unknown) => log.warn({ err: error }, 'attempts could not be taken back'));
      },
      onLost: (reason) => state.leftGroup(reason),
      onPoll: () => state.progress(),
      onHeartbeat: () => state.progress(),
    });
  }

  private consumer(attempt: number): Consumer {
    const { kafka, config, log } = this;
    return createKafka({
      config: kafka,
      brokers: rotateBrokers(kafka.brokers, attempt),
      clientId: this.options.service,
      log,
      // As many as there are brokers to begin with: each failed connection goes on to the next.
      retries: Math.max(2, kafka.brokers.length),
    }).consumer({
      groupId: clusterName(kafka.prefix, this.options.service),
      sessionTimeout: config.sessionTimeoutMs,
      rebalanceTimeout: config.sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, config.sessionTimeoutMs / 3),
      // A fetch that finds nothing ends after this: a drain and a partition that rests wait for it.
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      // kafkajs repeats on what it knows of the cluster; a new consumer asks anew, and of another broker.
      retry: {
        retries: 1,
        initialRetryTime: 200,
        maxRetryTime: 2_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
  }
}
