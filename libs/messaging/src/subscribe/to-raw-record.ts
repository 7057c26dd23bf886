import type { KafkaMessage } from 'kafkajs';
import type { RawRecord } from './raw-record';

/** A message of kafkajs in our terms. Of a header that repeats the last value counts, as CloudEvents readers do. */
export function toRawRecord(topic: string, partition: number, message: KafkaMessage): RawRecord {
  const headers: Record<string, string> = {};
  for (const [name, given] of Object.entries(message.headers ?? {})) {
    const value = Array.isArray(given) ? given.at(-1) : given;
    if (value !== undefined) headers[name] = value.toString();
  }
  return {
    topic,
    partition,
    offset: message.offset,
    timestampMs: Number(message.timestamp),
    key: message.key?.toString() ?? '',
    value: message.value,
    headers,
  };
}
