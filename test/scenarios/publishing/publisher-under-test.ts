import {
  KafkaConfig,
  KafkaPublisher,
  noPublishMetrics,
  type OutboundRecord,
  type Publisher,
} from '@ponte/messaging';
import { atTestEnd } from '@ponte/testing';

const ignore = (): void => undefined;

export const quietLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export function kafkaConfig(brokers: string, overrides: Partial<KafkaConfig> = {}): KafkaConfig {
  return Object.assign(new KafkaConfig(), { brokers: brokers.split(',') }, overrides);
}

/** The real publisher against real brokers, closed after the test file. */
export function makePublisher(
  brokers: string,
  options: {
    config?: Partial<KafkaConfig>;
    topicBytes?: (topic: string) => number | undefined;
  } = {},
): KafkaPublisher {
  const publisher = new KafkaPublisher({
    config: kafkaConfig(brokers, options.config),
    clientId: 'publisher-under-test',
    log: quietLog,
    metrics: noPublishMetrics,
    topicBytes: options.topicBytes ?? (() => undefined),
  });
  atTestEnd(() => publisher.close(0));
  return publisher;
}

/** A record that carries its id as its value. */
export function outbound(
  topic: string,
  key: string,
  id: string,
  value: Buffer = Buffer.from(id),
): OutboundRecord {
  return { topic, key, value, headers: { ce_id: id } };
}

/** What became of a publish: `acknowledged` or the failure's code. */
export async function outcomeOf(published: ReturnType<Publisher['publish']>): Promise<string> {
  try {
    await published;
    return 'acknowledged';
  } catch (error) {
    return (error as { code: string }).code;
  }
}
