import { HEADER_ROOM_BYTES } from '../message-limits';
import type { EventContract } from '../event-contract';

const DAY_MS = 86_400_000;

/** Settings of a topic as AsyncAPI's Kafka binding tells them; replicas are the environment's choice. */
export function topicConfiguration(contract: EventContract): Readonly<Record<string, unknown>> {
  return {
    'cleanup.policy': [contract.cleanup],
    ...(contract.cleanup === 'delete' ? { 'retention.ms': contract.retentionDays * DAY_MS } : {}),
    'max.message.bytes': contract.maxMessageBytes + HEADER_ROOM_BYTES,
  };
}
