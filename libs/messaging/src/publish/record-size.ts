import type { OutboundRecord } from './publisher';

/** Bytes of a record batch's own header (format v2), for which `max.message.bytes` counts too. */
export const BATCH_OVERHEAD_BYTES = 61;

/** Length, attributes and deltas of one record, at their longest as variable-length integers. */
const RECORD_OVERHEAD_BYTES = 26;
/** Length prefixes of a header's name and value: five bytes each at most. */
const HEADER_OVERHEAD_BYTES = 10;

/** Upper bound of the bytes that a record takes inside a batch, uncompressed. */
export function recordBytes(record: OutboundRecord): number {
  let bytes = RECORD_OVERHEAD_BYTES + Buffer.byteLength(record.key) + (record.value?.length ?? 0);
  for (const name in record.headers) {
    bytes +=
      HEADER_OVERHEAD_BYTES +
      Buffer.byteLength(name) +
      Buffer.byteLength(record.headers[name] ?? '');
  }
  return bytes;
}
