import { randomUUID } from 'node:crypto';
import type { IHeaders } from 'kafkajs';
import { observer } from '../stack/cluster-ready';
import { eventually } from './eventually';

/** A record as it lies on the log. */
export interface LoggedRecord {
  partition: number;
  offset: bigint;
  key: string | null;
  value: Buffer | null;
  /** Headers as text; of a repeated header the last. */
  headers: Record<string, string>;
  timestamp: Date;
  /** The value parsed as JSON. @throws SyntaxError */
  json<T = unknown>(): T;
}

/**
 * All records of a topic from its beginning to the high watermark at the moment of the call; per partition in log
 * order, partitions in turn. Reads with a group of its own, which is deleted afterwards.
 *
 * @throws Error if they cannot be read within `timeoutMs` (default 30 s), or the topic does not exist
 */
export async function readTopic(
  brokers: string,
  topic: string,
  options: { timeoutMs?: number } = {},
): Promise<LoggedRecord[]> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const kafka = observer(brokers);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = new Map<number, bigint>();
    // A partition may be without a leader for a moment.
    const offsets = await eventually(() => admin.fetchTopicOffsets(topic), {
      timeoutMs: Math.min(timeoutMs, 10_000),
      what: `the offsets of ${topic}`,
    });
    for (const { partition, low, high } of offsets) {
      if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
    }
    if (ends.size === 0) return [];
    const groupId = `ponte-reader-${randomUUID()}`;
    const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 100 });
    const records: LoggedRecord[] = [];
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () =>
            reject(
              new Error(
                `${topic} could not be read within ${timeoutMs} ms: ${records.length} so far.`,
              ),
            ),
          timeoutMs,
        );
        const finish = (settle: () => void) => (clearTimeout(timer), settle());
        consumer
          .run({
            autoCommit: false,
            eachBatch: async ({ batch, resolveOffset }) => {
              const end = ends.get(batch.partition);
              if (end === undefined) return;
              for (const message of batch.messages) {
                if (BigInt(message.offset) < end) records.push(logged(batch.partition, message));
                resolveOffset(message.offset);
              }
              if (BigInt(batch.lastOffset()) >= end - 1n) ends.delete(batch.partition);
              if (ends.size === 0) finish(resolve);
            },
          })
          .catch((error: unknown) => finish(() => reject(error)));
      });
    } finally {
      await consumer.disconnect();
      // The coordinator may be moving, where brokers are killed on purpose; or the group still knows its member.
      await eventually(() => admin.deleteGroups([groupId]), { what: `the end of ${groupId}` });
    }
    return records.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
  } finally {
    await admin.disconnect();
  }
}

function logged(
  partition: number,
  message: {
    offset: string;
    key: Buffer | null;
    value: Buffer | null;
    headers?: IHeaders;
    timestamp: string;
  },
): LoggedRecord {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) headers[name] = last.toString();
  }
  return {
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? null,
    value: message.value,
    headers,
    timestamp: new Date(Number(message.timestamp)),
    json: <T>() => JSON.parse(message.value?.toString() ?? 'null') as T,
  };
}
