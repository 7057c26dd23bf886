import { murmur2 } from './murmur2';

/** A key of so many characters has at most three times as many bytes. */
const SHORT_KEY = 256;
/** Short keys are encoded here: a Buffer per record is garbage that costs more than the hash. */
const scratch = Buffer.allocUnsafeSlow(3 * SHORT_KEY);

/** The partition of a key among `count` partitions, 0-based, as Java's default partitioner chooses it. */
export function partitionOf(key: string, count: number): number {
  const hash =
    key.length <= SHORT_KEY ? murmur2(scratch, scratch.write(key)) : murmur2(Buffer.from(key));
  return (hash & 0x7fffffff) % count;
}
