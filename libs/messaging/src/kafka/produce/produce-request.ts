import type Encoder from 'kafkajs/src/protocol/encoder';
import { ByteWriter } from './byte-writer';
import { encoderOf } from './encoder-of';
import { prepareBatch, type KafkaLong, type PreparedBatch } from './record-batch';
import type { ProducedMessage } from './record-section';

/** What kafkajs's producer hands to its encoder, from version 3 of the Produce API on. */
export interface ProduceOptions {
  readonly acks: number;
  /** Milliseconds that the broker waits for its replicas. */
  readonly timeout: number;
  readonly transactionalId?: string | null;
  readonly producerId?: KafkaLong;
  readonly producerEpoch?: number;
  readonly compression?: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence?: number;
      readonly messages: readonly ProducedMessage[];
    }[];
  }[];
}

interface PreparedPartition {
  readonly partition: number;
  readonly batch: PreparedBatch;
}

/**
 * A Produce request (versions 3 to 7) in one buffer of exactly its size, byte for byte what kafkajs 2.2.4 writes. A
 * key, value or header that is neither text nor a Buffer is refused, where kafkajs would write a length that is wrong.
 *
 * @throws TypeError (rejects) for such a record
 */
export async function encodeProduceRequest(options: ProduceOptions): Promise<Encoder> {
  const { acks, timeout, transactionalId = null, topicData } = options;
  const topics: { readonly topic: string; readonly partitions: PreparedPartition[] }[] = [];
  let bytes = stringBytes(transactionalId) + 2 + 4 + 4;
  for (const { topic, partitions } of topicData) {
    const prepared: PreparedPartition[] = [];
    bytes += stringBytes(topic) + 4;
    for (const { partition, ...data } of partitions) {
      const preparing = prepareBatch({
        ...data,
        producerId: options.producerId,
        producerEpoch: options.producerEpoch,
        transactional: Boolean(transactionalId),
        compression: options.compression ?? 0,
      });
      const batch = preparing instanceof Promise ? await preparing : preparing;
      prepared.push({ partition, batch });
      bytes += 4 + 4 + batch.bytes;
    }
    topics.push({ topic, partitions: prepared });
  }
  const writer = new ByteWriter(Buffer.allocUnsafeSlow(bytes));
  if (transactionalId === null) writer.int16(-1);
  else writer.string(transactionalId);
  writer.int16(acks);
  writer.int32(timeout);
  writer.int32(topics.length);
  for (const { topic, partitions } of topics) {
    writer.string(topic);
    writer.int32(partitions.length);
    for (const { partition, batch } of partitions) {
      writer.int32(partition);
      writer.int32(batch.bytes);
      batch.writeTo(writer);
    }
  }
  return encoderOf(writer.bytes);
}

function stringBytes(text: string | null): number {
  return 2 + (text === null ? 0 : Buffer.byteLength(text));
}
