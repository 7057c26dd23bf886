import { lookupCodec } from 'kafkajs/src/protocol/message/compression';
import { ByteWriter } from './byte-writer';
import { crc32c } from './crc32c';
import { encoderOf } from './encoder-of';
import { RecordSection, type ProducedMessage } from './record-section';

/** A 64-bit integer as kafkajs hands it over: its own `Long` has it as `value`. */
export type KafkaLong = number | bigint | { readonly value: bigint };

export interface BatchOptions {
  readonly messages: readonly ProducedMessage[];
  readonly firstSequence?: number;
  readonly producerId?: KafkaLong;
  readonly producerEpoch?: number;
  readonly transactional: boolean;
  /** kafkajs's `CompressionTypes`. */
  readonly compression: number;
}

const MAGIC = 2;
const CODEC_MASK = 0x07;
const TRANSACTIONAL = 0x10;
/** From the first offset to the number of records. */
const HEAD_BYTES = 61;
/** Up to its length, which counts from here. */
const LENGTH_FROM = 12;
/** The checksum covers all from the attributes to the end. */
const CHECKED_FROM = 21;

/** One record batch (format v2), its size known and ready to be written. */
export interface PreparedBatch {
  readonly bytes: number;
  writeTo(writer: ByteWriter): void;
}

/**
 * Measures a batch, and compresses its records if they shall be, which alone takes until later: otherwise nothing can
 * change a record between its measure and its writing. The bytes are those of kafkajs's own encoder.
 */
export function prepareBatch(options: BatchOptions): PreparedBatch | Promise<PreparedBatch> {
  const { messages, compression } = options;
  const now = Date.now();
  // In the order of text, as kafkajs has it: numbers of milliseconds have had 13 digits since 2001.
  const timestamps = messages.flatMap(({ timestamp }) => timestamp ?? []).sort();
  const first = timestamps[0] ?? now;
  const last = timestamps.at(-1) ?? now;
  const records = new RecordSection(
    messages,
    ({ timestamp }) => Number(timestamp || now) - Number(first),
  );
  const ends = { first: BigInt(first), last: BigInt(last) };
  if (compression === 0) return batchOf(options, ends, records);
  return compress(records, compression).then((bytes) => batchOf(options, ends, bytes));
}

/** @param records as measured, or their bytes */
function batchOf(
  options: BatchOptions,
  { first, last }: { readonly first: bigint; readonly last: bigint },
  records: RecordSection | Buffer,
): PreparedBatch {
  const { messages, compression } = options;
  const bytes = HEAD_BYTES + (Buffer.isBuffer(records) ? records.length : records.bytes);
  return {
    bytes,
    writeTo(writer) {
      const start = writer.at;
      writer.int64(0n);
      writer.int32(bytes - LENGTH_FROM);
      writer.int32(0);
      writer.int8(MAGIC);
      const checksumAt = writer.at;
      writer.int32(0);
      writer.int16((compression & CODEC_MASK) | (options.transactional ? TRANSACTIONAL : 0));
      writer.int32(messages.length - 1);
      writer.int64(first);
      writer.int64(last);
      writer.int64(long(options.producerId ?? -1));
      writer.int16(options.producerEpoch ?? 0);
      writer.int32(options.firstSequence ?? 0);
      writer.int32(messages.length);
      if (Buffer.isBuffer(records)) writer.raw(records);
      else records.writeTo(writer);
      const checked = writer.bytes.subarray(start + CHECKED_FROM, writer.at);
      writer.bytes.writeUInt32BE(crc32c(checked), checksumAt);
    },
  };
}

async function compress(records: RecordSection, compression: number): Promise<Buffer> {
  const writer = new ByteWriter(Buffer.allocUnsafeSlow(records.bytes));
  records.writeTo(writer);
  return lookupCodec(compression).compress(encoderOf(writer.bytes));
}

function long(value: KafkaLong): bigint {
  return typeof value === 'object' ? value.value : BigInt(value);
}
