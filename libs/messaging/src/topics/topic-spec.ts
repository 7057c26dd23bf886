import { type EventContract, HEADER_ROOM_BYTES } from '@ponte/contracts';

const DAY_MS = 86_400_000;

/** How a service consumes a topic: how long its inbox remembers an event id, in days. */
export interface Consumption {
  readonly service: string;
  readonly inboxDays: number;
  /** Its handlers may hear an event again after the inbox forgot it (declared by the subscription). */
  readonly replayable: boolean;
}

/** How a topic shall be, by its contract's name (without the environment's prefix). */
export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly maxMessageBytes: number;
  readonly retentionDays: number;
  readonly cleanup: 'delete' | 'compact';
  readonly consumers: readonly Consumption[];
}

/** `max.message.bytes` of a contract's topic; the broker counts key and headers too. */
export function topicMaxBytes(contract: Pick<EventContract, 'maxMessageBytes'>): number {
  return contract.maxMessageBytes + HEADER_ROOM_BYTES;
}

export function topicSpec(
  contract: EventContract,
  consumers: readonly Consumption[] = [],
): TopicSpec {
  return {
    topic: contract.topic,
    partitions: contract.partitions,
    maxMessageBytes: topicMaxBytes(contract),
    retentionDays: contract.retentionDays,
    cleanup: contract.cleanup,
    consumers,
  };
}

/**
 * The settings that we keep on a topic; all others are the operator's.
 *
 * @param replication the topic's replication: with 3 copies, a write needs 2 of them (`min.insync.replicas`), so that
 *   the loss of one broker neither loses an acknowledged record nor stops writing
 */
export function topicSettings(spec: TopicSpec, replication: number): Record<string, string> {
  return {
    'cleanup.policy': spec.cleanup,
    'max.message.bytes': String(spec.maxMessageBytes),
    'min.insync.replicas': replication >= 3 ? '2' : '1',
    ...(spec.cleanup === 'delete' && { 'retention.ms': String(spec.retentionDays * DAY_MS) }),
  };
}
