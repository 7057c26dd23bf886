import { Inject, Injectable } from '@nestjs/common';
import { Drain, PonteLogger } from '@ponte/platform';
import type { Consumer } from 'kafkajs';
import { createKafka } from '../../kafka/create-kafka';
import { clusterName, ownName } from '../../kafka/kafka-name';
import { KafkaConfig } from '../../kafka/kafka.config';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../../messaging.options';
import { ConsumerLoop } from '../consumer-loop';
import type { RawRecord } from '../raw-record';
import { toRawRecord } from '../to-raw-record';
import { PlainBatches } from './plain-batches';

/** What becomes of a record. What it throws is logged, and the same record comes again, later and later, for ever. */
export type RecordHandler = (record: RawRecord, leaving: AbortSignal) => Promise<void>;

/**
 * For a service without a database: consumers that hand over record by record, in order, and commit the offset once a
 * record is handled. At least once: a record comes again if the process dies in between. No part of readiness: what is
 * heard so is not what the service is for. Ended in the drain phase `subscribers`.
 */
@Injectable()
export class PlainConsumers {
  private readonly leaving = new AbortController();
  private readonly loops: ConsumerLoop[] = [];
  private readonly log: PonteLogger;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly kafka: KafkaConfig,
    drain: Drain,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'plain-consumer' });
    drain.add('subscribers', 'plain-consumers', () => this.close());
  }

  /**
   * Starts one; to be called when the application has started (`onApplicationBootstrap`).
   *
   * @param name of the consumer: its group is `<service>.<name>`
   * @param topics as in their contracts; the service must say that it `consumes` them
   */
  start(name: string, topics: readonly string[], handle: RecordHandler): void {
    const { kafka } = this;
    const log = this.log.child({ consumer: name });
    const plain = (topic: string): string => ownName(kafka.prefix, topic) ?? topic;
    const loop = new ConsumerLoop({
      topics: topics.map((topic) => clusterName(kafka.prefix, topic)),
      concurrency: 1,
      log,
      create: (attempt) => ({
        consumer: this.consumer(name, attempt, log),
        batches: new PlainBatches({
          handle,
          read: (topic, partition, message) => toRawRecord(plain(topic), partition, message),
          leaving: this.leaving.signal,
          log,
        }),
      }),
      onJoined: () => undefined,
      onLost: (reason) => log.debug({ reason }, 'no member of the group'),
      onPoll: () => undefined,
      onHeartbeat: () => undefined,
    });
    this.loops.push(loop);
    loop.start();
  }

  /** Finishes the records under way, commits, leaves the groups. */
  async close(): Promise<void> {
    this.leaving.abort();
    await Promise.all(this.loops.splice(0).map((loop) => loop.stop()));
  }

  private consumer(name: string, attempt: number, log: PonteLogger): Consumer {
    const { kafka, options } = this;
    const retries = Math.max(2, kafka.brokers.length);
    return createKafka({
      config: kafka,
      clientId: options.service,
      log,
      attempt,
      retries,
    }).consumer({
      groupId: clusterName(kafka.prefix, `${options.service}.${name}`),
      sessionTimeout: 10_000,
      rebalanceTimeout: 10_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: {
        retries: 1,
        initialRetryTime: 200,
        maxRetryTime: 2_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
  }
}
