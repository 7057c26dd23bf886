import type { EventContract } from './event-contract';

/** Room for key, headers and the batch's own header, which brokers count towards `max.message.bytes`. */
const HEAD_ROOM_BYTES = 32 * 1024;
const DAY_MS = 86_400_000;

/** Settings of a topic by their names in Kafka. Partitions and replicas are not among them. */
export type TopicConfig = Readonly<Record<string, string>>;

/** How a contract's topic has to be set up, as the broker takes it: names and values are texts. */
export function topicConfigOf(contract: EventContract): TopicConfig {
  return {
    'cleanup.policy': contract.cleanup,
    ...(contract.cleanup === 'delete'
      ? { 'retention.ms': String(contract.retentionDays * DAY_MS) }
      : {}),
    'max.message.bytes': String(contract.maxMessageBytes + HEAD_ROOM_BYTES),
  };
}
