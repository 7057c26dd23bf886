import type { PartitionQueue } from './partition-queue';
import type { QueuedRecord } from './queued-record';
import { BATCH_OVERHEAD_BYTES } from './record-size';

/** kafkajs writes one record batch per partition, and a topic's `max.message.bytes` counts per batch. */
export const MAX_PARTITION_BATCH_BYTES = 512 * 1024;
/** A broker refuses requests above `socket.request.max.bytes` (100 MiB) and one attempt should not take seconds. */
export const MAX_ATTEMPT_BYTES = 4 * 1024 * 1024;
/** kafkajs copies the array of a partition's messages once per message, so its cost grows with the square. */
export const MAX_PARTITION_RECORDS = 1_000;

export interface BatchLimits {
  /** Largest batch, in bytes, that a topic takes. */
  topicBytes(topic: string): number;
}

/**
 * Takes from the partitions, in the order given, what one attempt may hold. The caller rotates that order, so that a
 * partition with much to send has its 512 KiB per attempt and no more than its turn. A suspect partition goes alone.
 */
export function formBatch(
  partitions: Iterable<PartitionQueue>,
  limits: BatchLimits,
): Map<PartitionQueue, QueuedRecord[]> {
  const batch = new Map<PartitionQueue, QueuedRecord[]>();
  let bytes = 0;
  for (const partition of partitions) {
    if (partition.suspect && batch.size > 0) continue;
    if (batch.size > 0 && bytes + partition.nextBytes > MAX_ATTEMPT_BYTES) break;
    const room = Math.min(
      MAX_PARTITION_BATCH_BYTES,
      limits.topicBytes(partition.topic),
      MAX_ATTEMPT_BYTES - bytes,
    );
    const records = partition.take(room - BATCH_OVERHEAD_BYTES, MAX_PARTITION_RECORDS);
    if (records.length === 0) continue;
    batch.set(partition, records);
    for (const record of records) bytes += record.bytes;
    if (partition.suspect) break;
  }
  return batch;
}
