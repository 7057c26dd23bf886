import { createHash } from 'node:crypto';

/** So much of an answer is kept as evidence: a reply of 50 employees with 6 rubricas each is about 45 KiB. */
export const RAW_BODY_BYTES = 1024 * 1024;

/** A body as it was received, for the record of a call; it holds personal data. */
export interface RawBody {
  /** Its first {@link RAW_BODY_BYTES}. */
  readonly bytes: Buffer;
  /** Of all that was received, which may be less than was sent. */
  readonly length: number;
  /** Hex, of all that was received. */
  readonly sha256: string;
}

export function rawBody(body: Buffer): RawBody {
  return {
    // A copy: a view would keep the whole of a large body in memory.
    bytes: Buffer.from(body.subarray(0, RAW_BODY_BYTES)),
    length: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  };
}
