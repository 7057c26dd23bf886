import { randomBytes } from 'node:crypto';

/** Trace and span ids as W3C wants them: random, lower-case hex, never all zero. */
export class RandomIdGenerator {
  /** 32 hex digits. */
  generateTraceId(): string {
    return this.nonZero(16);
  }

  /** 16 hex digits. */
  generateSpanId(): string {
    return this.nonZero(8);
  }

  private nonZero(bytes: number): string {
    const id = randomBytes(bytes);
    if (id.every((byte) => byte === 0)) id[bytes - 1] = 1;
    return id.toString('hex');
  }
}
