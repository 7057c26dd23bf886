import { type EventContract, HEADER_ROOM_BYTES } from '@ponte/contracts';

const DAY_MS = 86_400_000;

/** Kafka deletes whole segments: a record goes up to this long after its retention, when the segment's last one may go. */
const SEGMENT_MS = DAY_MS / 2;

/**
 * Days for which a record may stay beyond its topic's retention: the segment's half day, the brokers' look for old
 * segments every five minutes, and clocks that differ.
 */
export const KEPT_LONGER_DAYS = 1;

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
    // Whatever another producer sends, the broker stores what kafkajs can read; see docs/topics.md.
    'compression.type': 'uncompressed',
    'max.message.bytes': String(spec.maxMessageBytes),
    'min.insync.replicas': replication >= 3 ? '2' : '1',
    ...(spec.cleanup === 'delete' && {
      'retention.ms': String(spec.retentionDays * DAY_MS),
      'segment.ms': String(SEGMENT_MS),
    }),
  };
}
