/** Shards of an outbox: how many relays can share it. Fixed, because rows carry their shard. */
export const SHARDS = 16;

/** The shard of a record: all records of one key of a topic have one, so one relay at a time sends them (FNV-1a). */
export function shardOf(topic: string, key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(`${topic}\n${key}`))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % SHARDS;
}
