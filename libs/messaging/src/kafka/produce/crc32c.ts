import { endianness } from 'node:os';

/** CRC-32C (Castagnoli), reflected: the polynomial of Kafka's record batches. Node's `zlib.crc32` has another one. */
const POLYNOMIAL = 0x82f63b78;
const TABLE = 256;
const SLICES = 8;
/** Enough for the bytes before the first whole word and a step. */
const LEAST_BY_WORDS = 16;
const IS_LITTLE_ENDIAN = endianness() === 'LE';

/** Eight tables one after the other: table `n` says what a byte does to the checksum `n` bytes further on. */
const tables = makeTables();

/**
 * The CRC-32C of `bytes` as an unsigned integer. Eight bytes a step, read as two words: three times as fast as kafkajs's
 * byte by byte (figures in docs/adr/0002).
 */
export function crc32c(bytes: Uint8Array): number {
  const end = bytes.length;
  let at = 0;
  let crc = -1;
  if (IS_LITTLE_ENDIAN && end >= LEAST_BY_WORDS) {
    for (; ((bytes.byteOffset + at) & 3) !== 0; at += 1) crc = step(crc, bytes, at);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, ((end - at) >> 3) << 1);
    crc = steps(crc, words);
    at += words.byteLength;
  }
  for (; at < end; at += 1) crc = step(crc, bytes, at);
  return ~crc >>> 0;
}

function step(crc: number, bytes: Uint8Array, at: number): number {
  return look((crc ^ (bytes[at] as number)) & 255) ^ (crc >>> 8);
}

function steps(crc: number, words: Int32Array): number {
  for (let at = 0; at < words.length; at += 2) {
    const low = crc ^ (words[at] as number);
    const high = words[at + 1] as number;
    crc =
      look(7 * TABLE + (low & 255)) ^
      look(6 * TABLE + ((low >>> 8) & 255)) ^
      look(5 * TABLE + ((low >>> 16) & 255)) ^
      look(4 * TABLE + (low >>> 24)) ^
      look(3 * TABLE + (high & 255)) ^
      look(2 * TABLE + ((high >>> 8) & 255)) ^
      look(TABLE + ((high >>> 16) & 255)) ^
      look(high >>> 24);
  }
  return crc;
}

function look(index: number): number {
  return tables[index] as number;
}

function makeTables(): Int32Array {
  const made = new Int32Array(SLICES * TABLE);
  for (let byte = 0; byte < TABLE; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    made[byte] = crc;
  }
  for (let index = TABLE; index < made.length; index += 1) {
    const before = made[index - TABLE] as number;
    made[index] = (before >>> 8) ^ (made[before & 255] as number);
  }
  return made;
}
