import { KafkaTransport } from '../kafka/kafka-transport';
import type { KafkaConfig } from '../kafka/kafka.config';
import type { KafkaLog } from '../kafka/kafka-log';
import { isAvailable, publishingFault } from './availability';
import { PublishPipelines } from './publish-pipelines';
import type { PublishMetrics } from './publish-metrics';
import {
  Publisher,
  type OutboundRecord,
  type PublishOptions,
  type PublishReceipt,
} from './publisher';
import { systemTime } from './system-time';

/** A leader is taken to be away without one success for so long; the edge's deadline. */
const AWAY_AFTER_MS = 5_000;
/** A passed deadline is evidence only after so long without a success. */
const MINIMUM_TROUBLE_MS = 1_000;
/** A broker's own default of `max.message.bytes`, for topics of which we have no contract. */
const DEFAULT_TOPIC_BYTES = 1_048_588;

export interface KafkaPublisherOptions {
  readonly config: KafkaConfig;
  readonly clientId: string;
  readonly log: KafkaLog;
  readonly metrics: PublishMetrics;
  /** `max.message.bytes` of a topic, if it is known from its contract. */
  readonly topicBytes: (topic: string) => number | undefined;
}

/** Publishes through kafkajs with the guards of docs/publishing.md. Topics are named without the prefix. */
export class KafkaPublisher extends Publisher {
  private readonly transport: KafkaTransport;
  private readonly pipelines: PublishPipelines;

  constructor(options: KafkaPublisherOptions) {
    super();
    this.transport = new KafkaTransport(options);
    const announce = (who: string, away: boolean, reason: string): void => {
      if (away)
        options.log.warn(
          { who, reason },
          'taken to be away: records with a deadline are refused at once',
        );
      else options.log.info({ who, reason }, 'back: records are taken again');
    };
    this.pipelines = new PublishPipelines({
      transport: this.transport,
      time: systemTime,
      metrics: options.metrics,
      limits: { topicBytes: (topic) => options.topicBytes(topic) ?? DEFAULT_TOPIC_BYTES },
      queue: {
        maxRecords: options.config.publishQueueRecords,
        maxBytes: options.config.publishQueueBytes,
      },
      health: { awayAfterMs: AWAY_AFTER_MS, minimumTroubleMs: MINIMUM_TROUBLE_MS, announce },
    });
  }

  /** Learns the leaders of the topics and connects to nothing else, so that the first record need not wait for it. */
  expect(topics: readonly string[]): void {
    this.pipelines.expect(topics);
  }

  publish(record: OutboundRecord, options?: PublishOptions): Promise<PublishReceipt> {
    return this.pipelines.publish(record, options);
  }

  isAvailable(topic: string): boolean {
    return isAvailable(this.pipelines, topic);
  }

  async close(timeoutMs: number): Promise<void> {
    await this.pipelines.close(timeoutMs);
    this.transport.close();
  }

  /** `null` while some partition can be written to; otherwise why nothing can. */
  fault(): string | null {
    return publishingFault(this.pipelines);
  }

  /** Broker ids that are taken to be away now, each with the reason; for health and logs. */
  awayLeaders(): readonly { readonly leader: number; readonly reason: string }[] {
    return [...this.pipelines.pipelines.values()]
      .filter(({ health }) => health.state !== 'well')
      .map(({ leader, health }) => ({ leader, reason: health.reason }));
  }
}
