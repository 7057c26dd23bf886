import type { KafkaMessage } from 'kafkajs';
import { textHeaders } from '../kafka/text-headers';
import type { RawRecord } from './raw-record';

/** A message of kafkajs in our terms. */
export function toRawRecord(topic: string, partition: number, message: KafkaMessage): RawRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    timestampMs: Number(message.timestamp),
    key: message.key?.toString() ?? '',
    value: message.value,
    headers: textHeaders(message.headers),
  };
}
