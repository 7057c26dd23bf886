import { murmur2 } from './murmur2';

/** The partition of a key among `count` partitions, 0-based, as Java's default partitioner chooses it. */
export function partitionOf(key: string, count: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % count;
}
